import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/ask';
import { eventually } from '../support/probe';
import type { ErrorAnswer, ListAnswer, PaymentAnswer } from '../support/remit-answers';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

describe('a POST with an Idempotency-Key', () => {
  const stage = useStage({ env: { NOMOD_TIMEOUT_MS: '3000', OUTCOME_LOOKUP_SECONDS: '1' } });
  let shop: Shop;
  beforeAll(async () => {
    shop = await stage.newShop();
  });
  afterEach(() => shop.gateway.clearFaults());

  const newKey = () => ({ 'idempotency-key': randomUUID() });
  const post = (path: string, body: object, key: Record<string, string>) =>
    shop.call<PaymentAnswer & ErrorAnswer>('POST', path, body, key);
  const facts = ({ status, body }: Answer<unknown>) => ({ status, body });
  const paymentsOf = async (invoice: { id: string }) =>
    (await shop.get<ListAnswer<PaymentAnswer>>(`payments?destination_id=${invoice.id}`)).items;

  it('is answered the same twice and done once', async () => {
    const invoice = await shop.invoice();
    const request = shop.linkRequest(invoice);
    const key = newKey();
    const first = await post('payments', request, key);
    const second = await post('payments', request, key);
    expect(first.status).toBe(201);
    expect(facts(second)).toEqual(facts(first));
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await paymentsOf(invoice)).toHaveLength(1);
  });

  it('is answered the same after a restart, and after the payment has moved on', async () => {
    const request = shop.linkRequest(await shop.invoice());
    const key = newKey();
    const first = await post('payments', request, key);
    await shop.gateway.payLink(first.body.gateway_tracking_id ?? '');
    await shop.untilPayment(first.body.id, 'succeeded');
    await stage.crash();
    await stage.restart();
    expect(facts(await post('payments', request, key))).toEqual(facts(first));
  });

  it('is done once when it is sent twenty times at once', async () => {
    const { id } = await shop.newCustomer();
    const invoice = await shop.invoice();
    const before = (await shop.gateway.objects()).links.length;
    for (const [path, body] of [
      ['payments', shop.linkRequest(invoice)],
      [
        'invoices',
        { customer_id: id, currency: 'AED', line_items: [{ display_name: 'x', quantity: '1', amount: '5' }] },
      ],
    ] as const) {
      const key = newKey();
      const answers = await Promise.all(Array.from({ length: 20 }, () => post(path, body, key)));
      const done = answers.filter(({ status }) => status === 201);
      const early = answers.filter(({ status }) => status !== 201);
      expect(done.length).toBeGreaterThan(0);
      expect(new Set(done.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
      for (const { status, body: refusal, headers } of early) {
        expect([status, refusal.code]).toEqual([409, 'request_in_progress']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(facts(await post(path, body, key))).toEqual({ status: 201, body: done[0]?.body });
    }
    expect(await paymentsOf(invoice)).toHaveLength(1);
    expect((await shop.gateway.objects()).links.length - before).toBe(1);
    const invoices = await shop.get<ListAnswer<unknown>>(`invoices?customer_id=${id}`);
    expect(invoices.pagination.total).toBe(1);
  });

  it('is refused with another body or another path, without effect', async () => {
    const key = newKey();
    const first = await shop.invoice();
    const second = await shop.invoice();
    expect((await post('payments', shop.linkRequest(first), key)).status).toBe(201);
    for (const [path, body] of [
      ['payments', shop.linkRequest(second)],
      ['payments', shop.linkRequest(first, { description: 'More' })],
      [`invoices/${second.id}/void`, {}],
    ] as const)
      expect(await post(path, body, key)).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await paymentsOf(second)).toEqual([]);
    expect((await shop.readInvoice(second.id)).invoice_status).toBe('finalized');
  });

  it('that failed may be sent again with the same key', async () => {
    const invoice = await shop.invoice();
    const key = newKey();
    await shop.gateway.fault({ operation: 'create_link', kind: 'status', status: 400, times: 1 });
    const failed = await post('payments', shop.linkRequest(invoice), key);
    expect(failed).toMatchObject({ status: 502, body: { code: 'nomod_link_creation_failed' } });
    const repeated = await post('payments', shop.linkRequest(invoice), key);
    expect(repeated.status).toBeLessThan(300);
    expect(repeated.body).toMatchObject({ id: failed.body.details?.payment_id, payment_status: 'pending' });
    expect(await paymentsOf(invoice)).toHaveLength(1);
  });

  it('is independent of the same key of another tenant', async () => {
    const other = await stage.newShop();
    const key = newKey();
    const ours = await post('payments', shop.linkRequest(await shop.invoice()), key);
    const theirs = await other.call<PaymentAnswer>('POST', 'payments', other.linkRequest(await other.invoice()), key);
    expect([ours.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(ours.body.id);
  });

  it('whose server was killed in the middle is finished by sending it again: one payment, one link', async () => {
    const own = await stage.newShop();
    const invoice = await own.invoice();
    const key = newKey();
    const send = () => own.call<PaymentAnswer>('POST', 'payments', own.linkRequest(invoice), key);
    await own.gateway.fault({ operation: 'create_link', kind: 'timeout_after', ms: 60_000, times: 1 });
    const asking = send().then(
      () => 'answered',
      () => 'cut off',
    );
    await own.gateway.untilCalled('create_link');
    await stage.crash();
    expect(await asking).toBe('cut off');
    await stage.restart();
    const answer = await eventually('the repeated request to be done', send, {
      ...PATIENCE,
      intervalMs: 250,
      until: ({ status }) => status < 300,
    });
    expect(answer.body).toMatchObject({ payment_status: 'pending', destination_id: invoice.id });
    const { items } = await own.get<ListAnswer<PaymentAnswer>>('payments');
    expect(items.map(({ id }) => id)).toEqual([answer.body.id]);
    expect((await own.gateway.objects()).links.map(({ url }) => url)).toEqual([answer.body.payment_url]);
    expect(facts(await send())).toEqual(facts(answer));
  });
});
