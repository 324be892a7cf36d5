import { randomBytes, randomUUID } from 'node:crypto';
import { ODDITY_KINDS } from './oddities/oddity-kinds';
import { startSandbox, type RunningSandbox } from './sandbox';
import { SandboxClient } from './testing/sandbox-client';
import { startReceiver } from './testing/webhook-receiver';

type Json = Record<string, unknown>;
interface ListAnswer {
  count: number;
  next: string | null;
  results: Json[];
}

describe('strangers at the sandbox', () => {
  let sandbox: RunningSandbox;
  let nomod: SandboxClient;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    nomod = new SandboxClient(sandbox.url, `sk_test_${randomUUID()}`);
  });

  const list = async (path: string) => (await nomod.api<ListAnswer>('GET', path)).data;
  const idsOf = async (path: string) => (await list(path)).results.map(({ id }) => id);
  const read = async (path: string) => (await nomod.api('GET', path)).data;
  const statusOf = async (method: string, path: string, data?: unknown) => (await nomod.api(method, path, data)).status;
  const bill = { currency: 'AED', items: [{ name: 'Work', amount: '100.00' }] };
  const invoiceFor = async (customer: string, more: Json = {}) => {
    const { data } = await nomod.api<{ id: string; error?: { code: string } }>('POST', '/invoices', {
      ...bill,
      customer,
      due_date: '2099-01-01',
      ...more,
    });
    return data;
  };
  const listen = async () => {
    const receiver = await startReceiver();
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    await nomod.account('POST', '/webhooks', { url: receiver.url, secret });
    return receiver;
  };
  const eventTypes = async () => (await nomod.messages()).map(({ type }) => type);

  describe('charges that are not ours', () => {
    it('are made without a customer, or for one, with an amount, a currency and a time in the past', async () => {
      const customer_id = await nomod.customer();
      await nomod.account('POST', '/charges', { amount: '7.00' });
      const sale = await nomod.account<Json>('POST', '/charges', {
        amount: '100.00',
        currency: 'KWD',
        customer_id,
        created: '2020-02-03T04:05:06Z',
        type: 'invoice',
      });
      expect(await read(`/charges/${String(sale.id)}`)).toMatchObject({
        created: '2020-02-03T04:05:06.000000Z',
        currency: 'KWD',
        total: '100.000',
        customer: { id: customer_id },
        link: null,
      });
      expect(await idsOf(`/charges?customer_id=${customer_id}&type=invoice`)).toEqual([sale.id]);
      const unknown = { amount: '1.00', customer_id: 'nobody' };
      expect((await nomod.tryControl('POST', `/accounts/${nomod.key}/charges`, unknown)).status).toBe(400);
    });

    it('are on a link or an invoice that a colleague made in the app', async () => {
      const customer = await nomod.customer();
      const link = await nomod.account<Json>('POST', '/links', bill);
      const invoice = await nomod.account<Json>('POST', '/invoices', { ...bill, customer, due_date: '2099-01-01' });
      expect(await read(`/links/${String(link.id)}`)).toMatchObject({ source: 'app', status: 'enabled' });
      expect(await nomod.payLink(String(link.id))).toMatchObject({ link: { id: link.id } });
      const charge = await nomod.control('POST', `/invoices/${String(invoice.id)}/pay`);
      expect(charge).toMatchObject({ customer: { id: customer }, link: null });
      expect(await read(`/invoices/${String(invoice.id)}`)).toMatchObject({ source: 'app', status: 'paid' });
    });

    it('come with or without their webhooks', async () => {
      const receiver = await listen();
      await nomod.account('POST', '/charges', { amount: '1.00', silent: true });
      expect(await eventTypes()).toEqual([]);
      await nomod.account('POST', '/charges', { amount: '1.00' });
      expect(await eventTypes()).toEqual(['charge.created', 'charge.completed']);
      await receiver.close();
    });
  });

  describe('refunds', () => {
    const paid = async () => (await nomod.payLink((await nomod.link()).id)).id;

    it.each([
      [{ reason: 'failed' }, 'paid', '0.000', 0],
      [{ reason: 'cancelled', amount: '30.00' }, 'partially_refunded', '40.000', 2],
      [{ reason: 'failed', amount: '65.00' }, 'partially_refunded', '5.000', 1],
    ])('are taken back %j', async (reversal, status, refund_total, refunds) => {
      const receiver = await listen();
      const id = await paid();
      for (const amount of ['10.00', '60.00']) await nomod.control('POST', `/charges/${id}/refund`, { amount });
      const { events, ...charge } = await nomod.control('POST', `/charges/${id}/refund/reverse`, reversal);
      expect(charge).toMatchObject({ status, refund_total });
      expect(charge.refunds).toHaveLength(refunds);
      expect((events as Json[]).at(-1)).toMatchObject({ type: `refund_${reversal.reason}` });
      expect((await eventTypes()).at(-1)).toBe(`charge.refund_${reversal.reason}`);
      await receiver.close();
    });

    it('are never taken back beyond what was refunded', async () => {
      const id = await paid();
      expect((await nomod.tryControl('POST', `/charges/${id}/refund/reverse`)).status).toBe(400);
      await nomod.control('POST', `/charges/${id}/refund`, { amount: '10.00' });
      expect((await nomod.tryControl('POST', `/charges/${id}/refund/reverse`, { amount: '10.01' })).status).toBe(400);
    });

    it('are accepted and do not show until they are settled', async () => {
      await nomod.account('PATCH', '/options', { refunds: 'accepted' });
      const id = await paid();
      for (const amount of ['10.00', '20.00', '30.00'])
        expect(await statusOf('POST', `/charges/${id}/refund`, { amount })).toBe(200);
      expect(await read(`/charges/${id}`)).toMatchObject({ status: 'paid', refund_total: '0.000', refunds: [] });
      for (const outcome of ['done', 'failed', 'cancelled'])
        await nomod.control('POST', `/charges/${id}/refund/settle`, { outcome });
      const charge = await read(`/charges/${id}`);
      expect(charge).toMatchObject({ status: 'partially_refunded', refund_total: '10.000' });
      expect((charge.events as Json[]).map(({ type }) => type).slice(2)).toEqual([
        ...['refund_in_progress', 'refund_in_progress', 'refund_in_progress'],
        ...['partially_refunded', 'refund_failed', 'refund_cancelled'],
      ]);
      expect((await nomod.tryControl('POST', `/charges/${id}/refund/settle`)).status).toBe(400);
    });
  });

  it.each([
    ['won', undefined, 'paid', 'dispute_resolved'],
    ['won', '40.00', 'partially_refunded', 'dispute_resolved'],
    ['lost', undefined, 'disputed', 'dispute_lost'],
  ])('a dispute ends %s', async (outcome, refunded, status, event) => {
    const { id } = await nomod.payLink((await nomod.link()).id);
    if (refunded) await nomod.control('POST', `/charges/${id}/refund`, { amount: refunded });
    expect((await nomod.tryControl('POST', `/charges/${id}/dispute/end`)).status).toBe(400);
    await nomod.control('POST', `/charges/${id}/dispute`);
    const charge = await nomod.control('POST', `/charges/${id}/dispute/end`, { outcome });
    expect(charge).toMatchObject({ status });
    expect((charge.events as Json[]).at(-1)).toMatchObject({ type: event });
  });

  describe('objects that change or vanish', () => {
    it('links are disabled, enabled, expired and deleted', async () => {
      const { id } = await nomod.link();
      for (const [act, status] of [
        ['disable', 'disabled'],
        ['enable', 'enabled'],
        ['expire', 'expired'],
      ] as const) {
        await nomod.control('POST', `/links/${id}/${act}`);
        expect(await read(`/links/${id}`)).toMatchObject({ status });
      }
      expect((await nomod.tryControl('POST', `/links/${id}/pay`)).status).toBe(409);
      await nomod.control('DELETE', `/links/${id}`);
      expect(await statusOf('GET', `/links/${id}`)).toBe(404);
      expect(await idsOf('/links')).toEqual([]);
    });

    it('invoices are cancelled and deleted', async () => {
      const { id } = await invoiceFor(await nomod.customer());
      await nomod.control('POST', `/invoices/${id}/cancel`);
      expect(await read(`/invoices/${id}`)).toMatchObject({ status: 'cancelled' });
      await nomod.control('DELETE', `/invoices/${id}`);
      expect(await statusOf('GET', `/invoices/${id}`)).toBe(404);
      expect(await idsOf('/invoices')).toEqual([]);
      expect((await nomod.tryControl('POST', `/invoices/${id}/pay`)).data).toMatchObject({
        error: { message: expect.stringContaining('deleted') },
      });
    });

    it('a deleted customer is not listed, not billed, and its e-mail is free again', async () => {
      const id = await nomod.customer();
      await nomod.control('DELETE', `/customers/${id}`);
      expect(await statusOf('GET', `/customers/${id}`)).toBe(404);
      expect(await idsOf('/customers')).toEqual([]);
      expect(await invoiceFor(id)).toMatchObject({ error: { code: 'invalid_customer' } });
      expect(await nomod.customer()).not.toBe(id);
      const { customers } = await nomod.account<{ customers: Json[] }>('GET', '/objects');
      expect(customers.map(({ deleted }) => deleted)).toEqual([true, false]);
    });

    it('customers, links and invoices are renamed', async () => {
      const customer = await nomod.customer();
      const { id: link } = await nomod.link();
      const { id: invoice } = await invoiceFor(customer);
      await nomod.control('PATCH', `/customers/${customer}`, { first_name: 'Lady Ada', email: 'ADA@Example.com' });
      await nomod.control('PATCH', `/links/${link}`, { title: 'INVOICE 1' });
      await nomod.control('PATCH', `/invoices/${invoice}`, { title: 'Renamed', invoice_number: 'X-1' });
      expect(await read(`/customers/${customer}`)).toMatchObject({ first_name: 'Lady Ada', email: 'ADA@Example.com' });
      expect(await read(`/links/${link}`)).toMatchObject({ title: 'INVOICE 1' });
      expect(await read(`/invoices/${invoice}`)).toMatchObject({ title: 'Renamed', invoice_number: 'X-1' });
    });
  });

  describe('odd objects', () => {
    it('are listed by kind', async () => {
      expect(await nomod.control('GET', '/oddities')).toEqual(ODDITY_KINDS);
      const { id } = await nomod.link();
      expect((await nomod.tryControl('POST', `/links/${id}/oddities`, { kind: 'no_such_kind' })).status).toBe(400);
    });

    it.each(ODDITY_KINDS)('a charge is served with %s in lists, while its own answer is well formed', async (kind) => {
      const link = await nomod.link();
      const customer_id = await nomod.customer();
      const { id } = await nomod.payLink(link.id, { customer_id });
      await nomod.control('POST', `/charges/${id}/refund`, { amount: '10.00' });
      const real = await read(`/charges/${id}`);
      await nomod.control('POST', `/charges/${id}/oddities`, { kind, in: 'lists' });
      const { results } = await list(`/charges?link_id=${link.id}`);
      expect(results).toHaveLength(1);
      expect(results[0]).not.toEqual(real);
      expect(await read(`/charges/${id}`)).toEqual(real);
      await nomod.control('POST', `/charges/${id}/oddities`, { kind, in: 'reads' });
      expect(await read(`/charges/${id}`)).not.toEqual(real);
      const { charges } = await nomod.account<{ charges: Json[] }>('GET', '/objects');
      expect(charges[0]).toMatchObject(real);
      await nomod.control('DELETE', `/charges/${id}/oddities`);
      expect((await list(`/charges?link_id=${link.id}`)).results).toEqual([real]);
    });

    it('may be links, invoices and customers too', async () => {
      const customer = await nomod.customer();
      const { id: link } = await nomod.link();
      const { id: invoice } = await invoiceFor(customer);
      for (const path of [`/customers/${customer}`, `/links/${link}`, `/invoices/${invoice}`])
        await nomod.control('POST', `${path}/oddities`, { kind: 'row_as_null', in: 'lists' });
      for (const path of ['/customers', '/links', '/invoices']) expect((await list(path)).results).toEqual([null]);
      await nomod.control('POST', `/invoices/${invoice}/oddities`, { kind: 'total_with_exponent' });
      expect(await read(`/invoices/${invoice}`)).toMatchObject({ amount: '1E+2' });
    });
  });

  it.each([
    ['relative', /^\/v1\/links\?page_size=1&page=2$/],
    ['query_only', /^\?page_size=1&page=2$/],
    ['other_port', /^http:\/\/127\.0\.0\.1:8443\/v1\/links\?page_size=1&page=2$/],
    ['inner_host', /^http:\/\/nomod-api\.internal:8000\/v1\/links\?page_size=1&page=2$/],
    ['other_scheme', /^https:\/\/127\.0\.0\.1:\d+\/v1\/links\?page_size=1&page=2$/],
  ])('the next page is named in the form %s', async (next_form, form) => {
    for (const title of ['A', 'B']) await nomod.link({ title });
    await nomod.account('PATCH', '/options', { next_form });
    expect((await list('/links?page_size=1')).next).toMatch(form);
  });

  it('keeps invoice numbers unique when told', async () => {
    const customer = await nomod.customer();
    await nomod.account('PATCH', '/options', { unique_invoice_numbers: true });
    expect(await invoiceFor(customer, { invoice_number: 'INV-1' })).toMatchObject({ invoice_number: 'INV-1' });
    expect(await invoiceFor(customer, { invoice_number: 'INV-1' })).toMatchObject({
      error: { message: 'Invoice with this invoice number already exists.' },
    });
  });

  it('finds a customer by e-mail in its own letter case only when told, and still refuses a second one', async () => {
    const id = await nomod.customer('Ada@Example.com');
    await nomod.account('PATCH', '/options', { email_filter: 'exact' });
    expect(await idsOf('/customers?email=ada@example.com')).toEqual([]);
    expect(await idsOf('/customers?email=Ada@Example.com')).toEqual([id]);
    const again = { first_name: 'Ada', email: 'ada@example.com' };
    expect(await statusOf('POST', '/customers', again)).toBe(400);
  });

  it.each([-300, 300])('dates objects and webhooks by its own clock, %i s apart', async (clock_skew_seconds) => {
    await nomod.account('PATCH', '/options', { clock_skew_seconds });
    const receiver = await listen();
    const before = Date.now();
    const charge = await nomod.payLink((await nomod.link()).id);
    await receiver.received(2);
    const skewOf = (ms: number) => Math.round((ms - before) / 10_000) * 10;
    expect(skewOf(Date.parse(charge.created))).toBe(clock_skew_seconds);
    expect(skewOf(Number(receiver.deliveries[0]?.headers['svix-timestamp']) * 1000)).toBe(clock_skew_seconds);
    await receiver.close();
  });
});
