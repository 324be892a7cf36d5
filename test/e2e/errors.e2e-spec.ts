import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/ask';
import type { ErrorAnswer, InvoiceAnswer, PaymentAnswer } from '../support/remit-answers';
import { eventually } from '../support/probe';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

const stage = useStage({ env: { NOMOD_TIMEOUT_MS: '3000', OUTCOME_LOOKUP_SECONDS: '1' } });
let shop: Shop;
beforeAll(async () => {
  shop = await stage.newShop();
});
afterEach(() => shop.gateway.clearFaults());

const ask = (from: Shop, invoice: InvoiceAnswer, more: object = {}) =>
  from.call<ErrorAnswer>('POST', 'payments', from.linkRequest(invoice, more));

/** The one body of every error, with nothing beside it. */
function expectError(
  { status, body }: Answer<ErrorAnswer>,
  expected: [status: number, code: string, message?: string],
) {
  const [expectedStatus, code, message = body.message] = expected;
  expect({ status, code: body.code, message: body.message }).toEqual({ status: expectedStatus, code, message });
  expect(body).toEqual({
    success: false,
    code,
    message,
    http_status_code: expectedStatus,
    details: body.details,
    error: {
      code,
      message,
      hint: expect.stringMatching(/\S/),
      param: body.error.param,
      doc_url: `/docs/errors#${code}`,
      internal_error: '',
      request_id: expect.stringMatching(/^req_/),
    },
  });
  expect(JSON.stringify(body)).not.toMatch(/whsec_|sk_test_|select |insert |\.ts:\d|node_modules/);
}

describe('"Payment links not generating" is answered', () => {
  const expected: [number, string, string] = [400, 'connection_not_published', 'Payment links not generating'];

  it('when there is no connection, only a draft, and then only an archived one', async () => {
    const bare = await stage.bareShop();
    const invoice = await bare.invoice();
    expectError(await ask(bare, invoice), expected);
    const { id } = await bare.newConnection();
    const named = { metadata: { connection_id: id } };
    expectError(await ask(bare, invoice), expected);
    expectError(await ask(bare, invoice, named), expected);
    await bare.post(`connections/${id}/publish`);
    expect((await bare.call('DELETE', `connections/${id}`)).status).toBe(204);
    expectError(await ask(bare, invoice), expected);
    expectError(await ask(bare, invoice, named), expected);
    expect((await bare.gateway.objects()).links).toEqual([]);
  });

  it('when two are published and none is named, until one is named', async () => {
    const bare = await stage.bareShop();
    const invoice = await bare.invoice();
    const first = await bare.newConnection({ status: 'published' });
    await bare.newConnection({ status: 'published', name: 'Second' });
    expectError(await ask(bare, invoice), expected);
    const chosen = await ask(bare, invoice, { metadata: { connection_id: first.id } });
    expect(chosen.status).toBe(201);
  });

  it("when the named connection is unknown or another tenant's, alike", async () => {
    const other = await stage.newShop();
    const invoice = await shop.invoice();
    for (const connection_id of ['conn_01K3C5N7ZV8Q4S6M2X0R9T1B3D', other.connection.id])
      expectError(await ask(shop, invoice, { metadata: { connection_id } }), expected);
  });
});

describe('an amount', () => {
  it.each(['99.99', '100.01', '0.01', 99])('of %p for 100.00 is an invalid invoice amount', async (amount) => {
    const answer = await ask(shop, await shop.invoice(), { amount });
    expectError(answer, [400, 'invalid_invoice_amount', 'Invalid invoice amount']);
    expect(answer.body.details).toMatchObject({ outstanding: '100.00', currency: 'AED' });
    expect(answer.body.error.param).toBe('amount');
  });

  it.each(['0', '-100.00', '100.001', '1e2', 'NaN', 0])('of %p is refused before Nomod is asked', async (amount) => {
    const invoice = await shop.invoice();
    const calls = await shop.gateway.calls('create_link');
    const answer = await ask(shop, invoice, { amount });
    expectError(answer, [400, answer.body.code]);
    expect(['invalid_invoice_amount', 'validation_error']).toContain(answer.body.code);
    expect(await shop.gateway.calls('create_link')).toBe(calls);
  });
});

describe('an invoice', () => {
  it('that was paid online or offline is already paid', async () => {
    const online = await shop.link();
    await shop.gateway.payLink(online.gateway_tracking_id);
    const paid = await shop.untilInvoice(online.destination_id, 'succeeded');
    expectError(await ask(shop, paid, { amount: '100.00' }), [400, 'invoice_already_paid', 'Invoice already paid']);

    const invoice = await shop.invoice();
    await shop.post(
      'payments',
      shop.linkRequest(invoice, { payment_method_type: 'offline', payment_gateway: undefined }),
    );
    expectError(await ask(shop, invoice), [400, 'invoice_already_paid', 'Invoice already paid']);
  });

  it('that is a draft is not finalized, and one that is void is voided', async () => {
    const draft = await shop.draft();
    expectError(await ask(shop, draft, { amount: '100.00' }), [400, 'invoice_not_finalized']);
    const invoice = await shop.invoice();
    await shop.post(`invoices/${invoice.id}/void`);
    expectError(await ask(shop, invoice), [400, 'invoice_voided']);
  });

  it('is not paid in another currency', async () => {
    expectError(await ask(shop, await shop.invoice(), { currency: 'USD' }), [400, 'currency_mismatch']);
  });
});

describe('when Nomod', () => {
  it('refuses to make the link, the payment stays initiated and the same payment succeeds later', async () => {
    const invoice = await shop.invoice();
    await shop.gateway.fault({ operation: 'create_link', kind: 'status', status: 400, times: 1 });
    const answer = await ask(shop, invoice);
    expectError(answer, [502, 'nomod_link_creation_failed', 'Nomod link creation failed']);
    const id = String(answer.body.details?.payment_id);
    expect(await shop.readPayment(id)).toMatchObject({
      payment_status: 'initiated',
      payment_url: null,
      error_code: 'nomod_link_creation_failed',
    });

    const processed = await shop.post<PaymentAnswer>(`payments/${id}/process`);
    expect(processed).toMatchObject({ id, payment_status: 'pending', error_code: null });
    await shop.gateway.payLink(processed.gateway_tracking_id ?? '');
    await shop.untilInvoice(invoice.id, 'succeeded');
  });

  it('refuses the key, asking again with a good one uses the same payment', async () => {
    const own = await stage.newShop();
    const invoice = await own.invoice();
    await own.gateway.control('POST', `/accounts/${own.gateway.apiKey}/revoke`);
    const answer = await ask(own, invoice);
    expectError(answer, [502, 'nomod_link_creation_failed', 'Nomod link creation failed']);
    await own.gateway.control('POST', `/accounts/${own.gateway.apiKey}/restore`);
    expect((await own.link(invoice)).id).toBe(answer.body.details?.payment_id);
    await eventually(
      'work to go on by itself',
      () => own.get<{ paused_at: string | null }>(`connections/${own.connection.id}`),
      {
        ...PATIENCE,
        until: ({ paused_at }) => paused_at === null,
      },
    );
  });

  it.each([
    ['does the work and answers too late', 'timeout_after', 1],
    ['does the work and drops the connection', 'reset_after', 1],
    ['does nothing and drops the connection', 'reset_before', 0],
  ])('%s, the outcome is unknown and the one link is found by itself', async (_what, kind, madeAtOnce) => {
    const own = await stage.newShop();
    const invoice = await own.invoice();
    await own.gateway.fault({ operation: 'create_link', kind, times: 1 });
    const answer = await ask(own, invoice);
    expectError(answer, [504, 'nomod_outcome_unknown']);
    const id = String(answer.body.details?.payment_id);
    expect(await own.gateway.calls('create_link')).toBe(1);
    expect((await own.gateway.objects()).links).toHaveLength(madeAtOnce);

    const found = await own.untilPayment(id, 'pending');
    const links = await own.gateway.liveLinks();
    expect(links).toHaveLength(1);
    expect(found).toMatchObject({ payment_url: links[0]?.url, gateway_tracking_id: links[0]?.id });
    expect((await own.link(invoice)).id).toBe(id);
    expect((await own.gateway.objects()).links).toHaveLength(1);
  });

  it('would ask the payer for more than is owed, its link is switched off and never shown', async () => {
    const own = await stage.newShop();
    await own.gateway.options({ tax_percent: '5' });
    const invoice = await own.invoice();
    const answer = await ask(own, invoice);
    expectError(answer, [502, 'nomod_amount_mismatch']);
    expect(answer.body.message).toContain('105.00');
    expect(JSON.stringify(answer.body)).not.toContain('/en/l/');
    const payment = await own.readPayment(String(answer.body.details?.payment_id));
    expect(payment.payment_url).toBeNull();
    await own.untilAttention('amount_mismatch');
    await stage.untilSettled();
    expect((await own.gateway.objects()).links).toMatchObject([{ amount: '105.000', status: 'disabled' }]);

    await own.gateway.options({ tax_percent: '0' });
    expect(await own.link(invoice)).toMatchObject({ payment_status: 'pending', amount: '100.00' });
  });
});

describe('a caller', () => {
  it('without a key, or with a wrong one, is not known', async () => {
    const wrong: Record<string, string>[] = [
      {},
      { authorization: 'Bearer nonsense' },
      { 'x-api-key': `${shop.environment.api_key}x` },
    ];
    for (const headers of wrong)
      expectError(await shop.send<ErrorAnswer>('GET', 'payments', { headers }), [401, 'unauthorized']);
  });

  it("may not enter another environment, its own tenant's or not", async () => {
    const other = await stage.newShop();
    const production = shop.tenant.environments.find(({ type }) => type === 'production');
    for (const id of [production?.id ?? '', other.environment.id, 'env_01K3C5N7ZV8Q4S6M2X0R9T1B3D']) {
      const answer = await shop.call<ErrorAnswer>('GET', 'payments', undefined, { 'x-environment-id': id });
      expectError(answer, [403, 'forbidden', 'Access denied']);
    }
    const own = { 'x-environment-id': shop.environment.id };
    expect((await shop.call('GET', 'payments', undefined, own)).status).toBe(200);
  });

  it('with a key of the whole tenant must say which environment', async () => {
    const path = `tenants/${shop.tenant.id}/api-keys`;
    const { body: key } = await stage.asOperator<{ api_key: string }>('POST', path, { name: 'Back office' });
    const headers = { 'x-api-key': key.api_key };
    expectError(await shop.send<ErrorAnswer>('GET', 'payments', { headers }), [403, 'forbidden', 'Access denied']);
    const inSandbox = { ...headers, 'x-environment-id': shop.environment.id };
    expect((await shop.send('GET', 'payments', { headers: inSandbox })).status).toBe(200);
  });

  it("is told the same of another tenant's things as of things that do not exist", async () => {
    const other = await stage.newShop();
    const theirs = await other.link();
    const about = async (payment: string, invoice: string) => [
      await shop.call<ErrorAnswer>('GET', `payments/${payment}`),
      await shop.call<ErrorAnswer>('POST', `payments/${payment}/process`),
      await shop.call<ErrorAnswer>('GET', `invoices/${invoice}`),
      await shop.call<ErrorAnswer>('POST', `invoices/${invoice}/void`),
      await ask(shop, { ...(await other.readInvoice(theirs.destination_id)), id: invoice }),
    ];
    const seen = await about(theirs.id, theirs.destination_id);
    const unknown = await about('pay_01K3C5N7ZV8Q4S6M2X0R9T1B3D', 'inv_01K3C5N7ZV8Q4S6M2X0R9T1B3D');
    for (const answer of seen) expectError(answer, [404, 'not_found']);
    const words = ({ body: { error, ...rest } }: Answer<ErrorAnswer>) => ({
      ...rest,
      error: { ...error, request_id: '' },
    });
    expect(seen.map(words)).toEqual(unknown.map(words));
    expect(await other.readPayment(theirs.id)).toMatchObject({ payment_status: 'pending' });
  });

  it('is told all field errors at once', async () => {
    const answer = await shop.call<ErrorAnswer>('POST', 'payments', {
      destination_type: 'subscription',
      payment_method_type: 'cheque',
      payment_gateway: 'other',
      amount: 'much',
      currency: 'XXXX',
      success_url: 'javascript:alert(1)',
    });
    expectError(answer, [400, 'validation_error', answer.body.message]);
    const params = (answer.body.details?.errors as { param: string; message: string }[]).map(({ param }) => param);
    expect([...new Set(params)].sort()).toEqual([
      'amount',
      'currency',
      'destination_id',
      'destination_type',
      'payment_gateway',
      'payment_method_type',
      'success_url',
    ]);
  });

  it('may not use an Idempotency-Key for two requests', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await shop.call('POST', 'payments', shop.linkRequest(await shop.invoice()), key);
    const other = await shop.call<ErrorAnswer>('POST', 'payments', shop.linkRequest(await shop.invoice()), key);
    expectError(other, [422, 'idempotency_key_reused']);
  });

  it('asking for an unknown path or with broken JSON gets the same body', async () => {
    expectError(await shop.call<ErrorAnswer>('GET', 'nothing-here'), [404, 'not_found']);
    const headers = { 'x-api-key': shop.environment.api_key };
    expectError(await shop.send<ErrorAnswer>('POST', 'payments', { headers, body: '{"amount":' }), [
      400,
      'validation_error',
    ]);
  });
});
