import { type RemitProcess, startRemit } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import type { ServerProcess } from '../support/server-process';
import { type Answer, TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const words = (field: string, operator: string, string: string) => ({
  filters: [{ field, operator, value: { string } }],
});

describe('both base paths', () => {
  let database: TestDatabase;
  let sandbox: ServerProcess;
  let remit: RemitProcess;
  let tenant: TenantClient;
  let customerId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    sandbox = await startSandboxProcess();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: sandbox.url });
    tenant = await TenantClient.create(remit);
    await tenant.publishConnection();
    customerId = String(
      (await tenant.post('/customers', { external_id: 'crm-1', name: 'Aisha', email: 'a@example.com' })).id,
    );
  }, 120_000);

  afterAll(async () => {
    await remit.stop();
    await sandbox.stop();
    await database.drop();
  });

  const invoice = async (currency: string, amount: string) => {
    const line_items = [{ display_name: 'Plan', quantity: '1', amount }];
    return String((await tenant.post('/invoices', { customer_id: customerId, currency, line_items })).id);
  };

  const search = async (resource: string, body: object): Promise<Answer> =>
    tenant.call('POST', `/api/v1/${resource}/search`, body);

  const found = (answer: Answer): string[] => (answer.body.items as { id: string }[]).map(({ id }) => id);

  it('differ in the letter case of enum values and in nothing else', async () => {
    const id = await invoice('USD', '100.00');
    const ours = (await tenant.get(`/api/v1/invoices/${id}`)).body;
    const theirs = (await tenant.get(`/v1/invoices/${id}`)).body;
    expect(theirs).toEqual({ ...ours, invoice_status: 'DRAFT', payment_status: 'PENDING', invoice_type: 'ONE_OFF' });
    expect(ours).toMatchObject({ invoice_status: 'draft', total: '100.00' });
  });

  it.each(['/api/v1', '/v1'])('say the version of %s, and refuse one that is not known', async (base) => {
    const ask = (headers: Record<string, string>) => tenant.call('GET', `${base}/customers`, undefined, headers);
    const said = (await ask({})).headers.get('remit-version') ?? '';
    expect(said).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(await ask({ 'remit-version': said })).toMatchObject({ status: 200 });
    const refused = await ask({ 'remit-version': '2019-05-16' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'unknown_version' } });
    expect(refused.body).toMatchObject({ message: 'API version 2019-05-16 is not supported' });
    expect((await tenant.get(`${base}/openapi.json`)).body).toMatchObject({ info: { version: said } });
  });

  it('leave what is the caller’s own as it is', async () => {
    const body = { external_id: 'crm-2', name: 'Omar', metadata: { payment_status: 'mine' } };
    expect((await tenant.call('POST', '/v1/customers', body)).body).toMatchObject({
      metadata: { payment_status: 'mine' },
    });
  });

  it('share one memory of repeated requests', async () => {
    const body = { external_id: 'crm-3', name: 'Lina' };
    const key = { 'idempotency-key': 'both-paths' };
    const first = await tenant.call('POST', '/v1/customers', body, key);
    const again = await tenant.call('POST', '/api/v1/customers', body, key);
    expect(again.body.id).toBe(first.body.id);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('answer a payment that is asked for again with the status their clients expect', async () => {
    const invoiceId = await tenant.finalizedInvoice();
    const payment = {
      destination_type: 'INVOICE',
      destination_id: invoiceId,
      payment_method_type: 'PAYMENT_LINK',
      payment_gateway: 'nomod',
      amount: '100.00',
      currency: 'usd',
    };
    expect((await tenant.call('POST', '/v1/payments', payment)).status).toBe(201);
    expect((await tenant.call('POST', '/v1/payments', payment)).status).toBe(201);
    expect((await tenant.call('POST', '/api/v1/payments', payment)).status).toBe(200);
  });

  it('refuse alike', async () => {
    expect((await tenant.get('/v1/invoices/inv_unknown')).body).toMatchObject({ code: 'not_found', success: false });
    expect((await tenant.call('DELETE', '/v1/invoices')).status).toBe(405);
    expect((await tenant.get('/v1/invoices', 'nonsense')).status).toBe(401);
  });

  it('honour filters by what is the same everywhere here', async () => {
    const id = await invoice('EUR', '10.00');
    const list = async (query: string) => found(await tenant.get(`/v1/invoices?currency=eur&${query}`));
    expect(await list('invoice_type=ONE_OFF&status=published')).toEqual([id]);
    for (const query of [
      'invoice_type=SUBSCRIPTION',
      'status=archived',
      'subscription_id=s',
      'billing_reason=MANUAL',
    ]) {
      expect({ query, ids: await list(query) }).toEqual({ query, ids: [] });
    }
    const { body } = await tenant.get('/v1/invoices?currency=eur&skip_line_items=true');
    expect(body).toMatchObject({ items: [{ id, line_items: [] }] });
    expect(found(await tenant.get('/v1/payments?status=deleted'))).toEqual([]);
    expect((await tenant.get('/v1/invoices?invoice_type=nonsense')).status).toBe(400);
  });

  it('find invoices by amount in major units of each currency, sorted', async () => {
    const [dirham, dinar, yen] = [
      await invoice('AED', '250.00'),
      await invoice('KWD', '300.500'),
      await invoice('JPY', '900'),
    ];
    const above = { field: 'total', operator: 'gt', data_type: 'number', value: { number: 200 } };
    const sort = [{ field: 'currency', direction: 'asc' }];
    const answer = await search('invoices', { filters: [above], sort });
    expect(found(answer)).toEqual([dirham, yen, dinar]);
    expect(found(await search('invoices', { amount_due_gt: 299, sort }))).toEqual([yen, dinar]);
    expect(answer.body).toMatchObject({ pagination: { total: 3, has_more: false } });
  });

  it('find customers and payments, and page through them in a stable order', async () => {
    expect(found(await search('customers', words('name', 'contains', 'AISH')))).toContain(customerId);
    expect(found(await search('payments', words('payment_status', 'eq', 'PENDING')))).toHaveLength(1);
    const none = { filters: [{ field: 'payment_status', operator: 'not_in', value: { array: ['PENDING'] } }] };
    expect(found(await search('payments', none))).toEqual([]);
    const seen: string[] = [];
    let cursor: unknown;
    do {
      const page = await search('customers', { limit: 1, ...(typeof cursor === 'string' && { cursor }) });
      seen.push(...found(page));
      cursor = (page.body.pagination as { next_cursor: string | null }).next_cursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it('say what a search may ask, and take nothing else', async () => {
    const body = {
      filters: [
        { field: 'tenant_id; drop table invoices', operator: 'eq', value: { string: 'x' } },
        { field: 'total', operator: 'contains', value: { string: '1' } },
        { field: 'created_at', operator: 'after', value: { date: 'yesterday' } },
        { field: 'constructor', operator: 'eq', value: { string: 'x' } },
      ],
      sort: [{ field: 'metadata', direction: 'asc' }],
    };
    const { status, body: refusal } = await search('invoices', body);
    expect(status).toBe(400);
    expect((refusal.details as { errors: { param: string }[] }).errors.map(({ param }) => param)).toEqual([
      'filters[0]',
      'filters[1]',
      'filters[2]',
      'filters[3]',
      'sort[0]',
    ]);
  });

  it('give a key no more than the permissions that it was asked for with', async () => {
    const key = (body: object, path = '/v1/secrets/api/keys') => tenant.call('POST', path, { name: 'Reader', ...body });
    const { status, body } = await key({ type: 'private_key', permissions: ['read'] });
    expect(status).toBe(201);
    const { scopes } = body.secret as { scopes: string[] };
    expect(scopes).toEqual(['read']);
    expect((await key({ permissions: ['read'] }, '/v1/secrets/api/keys/')).body).toMatchObject({ secret: { scopes } });
    expect((await key({ permissions: ['read'] }, '/v1/API-Keys')).status).toBe(404);
    const reader = { 'x-api-key': String(body.api_key) };
    const customer = { external_id: 'by-reader', name: 'Nobody' };
    const refused = await fetch(`${remit.url}/v1/customers`, {
      method: 'POST',
      headers: { ...reader, 'content-type': 'application/json' },
      body: JSON.stringify(customer),
    });
    expect(refused.status).toBe(403);
    for (const wrong of [
      { permissions: ['everything'] },
      { permissions: ['read'], scopes: ['write'] },
      { type: 'publishable_key' },
      { service_account_id: 'sa_1' },
    ]) {
      expect({ wrong, status: (await key(wrong)).status }).toEqual({ wrong, status: 400 });
    }
    expect((await key({ permissions: [], type: 'private_key', service_account_id: '' })).status).toBe(201);
  });

  it('bill no other sum than the caller states', async () => {
    const line_items = [{ display_name: 'Plan', quantity: '1', amount: '1500.00' }];
    const bill = { customer_id: customerId, currency: 'AED', line_items };
    const harmless = { subscription_id: 's', coupons: [], tax_rates: null, total_prepaid_applied: '0' };
    const agreed = { subtotal: '1500', total: 1500, amount_due: '1500.00', invoice_type: 'ONE_OFF' };
    expect((await tenant.call('POST', '/v1/invoices', { ...bill, ...agreed, ...harmless })).status).toBe(201);
    for (const wrong of [
      { subtotal: '1000.00' },
      { amount_due: '1000.00' },
      { total: 1000 },
      { invoice_type: 'CREDIT' },
      { coupons: ['SUMMER'] },
      { invoice_coupons: [{ coupon_id: 'c' }] },
      { line_item_coupons: [{ coupon_id: 'c' }] },
      { tax_rates: ['vat'] },
      { prepared_tax_rates: [{ id: 't' }] },
      { tax_rate_overrides: [{ id: 't' }] },
      { total_prepaid_applied: '5.00' },
      { amount_cents: 100000 },
      { amount_paid: '500.00' },
    ]) {
      expect({ wrong, status: (await tenant.call('POST', '/v1/invoices', { ...bill, ...wrong })).status }).toEqual({
        wrong,
        status: 400,
      });
    }
  });
});
