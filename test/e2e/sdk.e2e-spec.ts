import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { sdkFunctions } from '../support/sdk-functions';
import { startSandboxProcess } from '../support/sandbox-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

type Answer = Record<string, unknown>;

const RELAY_SECRET = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz';

describe("Flexprice's published client, unmodified", () => {
  let database: TestDatabase;
  let remit: RemitProcess;
  let tenant: TenantClient;
  let stop: () => Promise<void>;
  let answers: Record<string, Answer>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const sandbox = await startSandboxProcess();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: sandbox.url });
    stop = async () => {
      await remit.stop();
      await sandbox.stop();
    };
    tenant = await TenantClient.create(remit);
    await tenant.publishConnection();
    const session = path.join(__dirname, 'sdk-session.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [
      session,
      `${remit.url}/v1`,
      tenant.key,
      `${tenant.tenantId}/${tenant.environmentId}`,
      RELAY_SECRET,
    ]);
    answers = JSON.parse(stdout) as Record<string, Answer>;
  }, 120_000);

  afterAll(async () => {
    await stop();
    await database.drop();
  });

  it('creates, changes and finds a customer', () => {
    expect(answers.customer).toMatchObject({ externalId: 'sdk-1', name: 'Aisha', email: 'aisha@example.com' });
    expect(answers.customerUpdated).toMatchObject({ id: answers.customer?.id, name: 'Aisha Khan' });
    expect(answers.customers).toMatchObject({ items: [{ id: answers.customer?.id }], pagination: { total: 1 } });
  });

  it('creates, finalizes, reads, lists and voids invoices', () => {
    expect(answers.invoice).toMatchObject({ invoiceStatus: 'DRAFT', paymentStatus: 'PENDING', invoiceType: 'ONE_OFF' });
    expect(answers.finalized).toMatchObject({ message: 'Invoice finalized' });
    expect(answers.invoiceRead).toMatchObject({
      invoiceStatus: 'FINALIZED',
      amountDue: '100.00',
      invoiceNumber: expect.stringMatching(/^INV-/),
    });
    expect(answers.invoices).toMatchObject({ items: [{ id: answers.invoice?.id }], pagination: { total: 1 } });
    expect(answers.voided).toMatchObject({ message: 'Invoice voided' });
  });

  it('asks the subtotal of an invoice without lines', () => {
    expect(answers.withoutLines).toMatchObject({ total: '100.00', lineItems: [{ amount: '100.00' }] });
  });

  it('creates a payment with its URL, reads it and lists it; a repeat answers the same payment', () => {
    expect(answers.payment).toMatchObject({
      destinationType: 'INVOICE',
      paymentMethodType: 'PAYMENT_LINK',
      paymentGateway: 'nomod',
      paymentStatus: 'PENDING',
      paymentUrl: expect.stringMatching(/^http/),
    });
    expect(answers.paymentAgain).toMatchObject({ id: answers.payment?.id });
    expect(answers.paymentRead).toMatchObject({ id: answers.payment?.id, paymentUrl: answers.payment?.paymentUrl });
    expect(answers.payments).toMatchObject({ items: [{ id: answers.payment?.id }], pagination: { total: 1 } });
  });

  it('creates, uses, lists and revokes an API key', () => {
    const key = answers.key as { apiKey: string; secret: { id: string; displayId: string } };
    expect(key.secret).toMatchObject({ name: 'From the SDK', type: 'private_key' });
    expect(answers.readWithNewKey).toMatchObject({ id: answers.payment?.id });
    const ids = (list: Answer | undefined) => (list as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(ids(answers.keys)).toContain(key.secret.id);
    expect(ids(answers.keysAfter)).not.toContain(key.secret.id);
  });

  it('is answered what it filters by, also by what Remit has none of', () => {
    expect(answers.ofSubscription).toMatchObject({ items: [], pagination: { total: 0 } });
    expect(answers.withoutTheirLines).toMatchObject({ items: [{ lineItems: [] }, { lineItems: [] }] });
  });

  it('passes a webhook of Nomod on with the secret alone; a client that has a key is told why it is refused', () => {
    expect(answers.webhook).toEqual({ message: 'Webhook received' });
    expect(answers.webhookWithKey).toMatchObject({ error: { hint: expect.stringContaining('client without a key') } });
  });

  it('reaches with each of its functions what Remit does, or reads what to do instead', async () => {
    const { paths } = (await (await fetch(`${remit.url}/v1/openapi.json`)).json()) as { paths: Record<string, object> };
    const served = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`),
    );
    const outcomes = { served: [] as string[], 'not implemented': [] as string[], misleading: [] as string[] };
    for (const { name, method, path } of sdkFunctions()) {
      const { status, body } = await tenant.call(method, `/v1${path.replace(/\{\w+\}/g, 'x_1')}`);
      const hint = (body.error as { hint?: string } | undefined)?.hint ?? '';
      if (status === 501 && hint.length > 20) outcomes['not implemented'].push(name);
      else if (served.includes(`${method} /v1${path.replace(/\{\w+\}/g, '{}')}`)) outcomes.served.push(name);
      else outcomes.misleading.push(`${name}: ${method} ${path} ${status} ${hint}`);
    }
    const figures = Object.entries(outcomes).map(([outcome, names]) => `${names.length} ${outcome}`);
    process.stdout.write(`functions of Flexprice's client: ${figures.join(', ')}\n`);
    expect(outcomes.misleading).toEqual([]);
    expect(outcomes.served.length).toBeGreaterThan(20);
    expect(outcomes['not implemented'].length).toBeGreaterThan(150);
  }, 60_000);

  it('understands our refusals, and is told what Remit does not do', () => {
    expect(answers.unknown).toBe('ErrorsErrorsErrorResponse');
    expect(answers.missing).toMatchObject({
      code: 'not_implemented',
      http_status_code: 501,
      error: { hint: expect.stringContaining('void its invoice') },
    });
  });
});
