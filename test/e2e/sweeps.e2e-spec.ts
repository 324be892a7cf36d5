import { CALL_PURPOSES, type CallPurpose } from '@remit/gateway';
import { CALL_COSTS, type CallCost } from '../support/call-costs';
import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { billed, saleAtNomod, silentSales } from '../support/pushed-invoice';
import type { PaymentAnswer } from '../support/remit-answers';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(2 * LONG);

const stage = useStage({ env: { POLL_INTERVAL_SECONDS: '0.5' } });

interface Sweep {
  readonly lists_newest_first: boolean;
  readonly lists_have_count: boolean;
  readonly lists_have_end: boolean;
  readonly reads_objects: boolean;
  readonly webhooks: string;
}

const sweepOf = async (shop: Shop): Promise<Sweep | null> =>
  (await shop.get<{ sweep: Sweep | null }>(`connections/${shop.connection.id}/calls`)).sweep;

const untilSweep = (shop: Shop, wanted: Partial<Sweep>) =>
  eventually(`a sweep that says ${JSON.stringify(wanted)}`, () => sweepOf(shop), {
    ...PATIENCE,
    until: (sweep) => Object.entries(wanted).every(([name, value]) => sweep?.[name as keyof Sweep] === value),
  });

const untilRefunded = (shop: Shop, paymentId: string) => shop.untilPayment(paymentId, 'refunded');

async function paid(shop: Shop): Promise<PaymentAnswer> {
  const { id, gateway_tracking_id } = await shop.link();
  await shop.gateway.payLink(gateway_tracking_id);
  return shop.untilPayment(id, 'succeeded');
}

describe('an account whose lists are newest first', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await stage.newShop({ webhooks: false });
  });

  it('a refund of a charge that is far down the list is found without an event', async () => {
    const payment = await paid(shop);
    await silentSales(shop, 120);
    await shop.gateway.control('POST', `/charges/${payment.gateway_payment_id}/refund`, {});
    await untilRefunded(shop, payment.id);
    expect(await sweepOf(shop)).toMatchObject({ lists_newest_first: true, reads_objects: false, webhooks: 'unknown' });
  });

  it('costs the same however many links are open and payments are paid', async () => {
    for (let made = 0; made < 12; made += 1) await shop.link();
    const callsOf = async () => {
      const { get_link = 0, get_charge = 0, list_charges = 0, list_links = 0 } = await shop.gateway.counters();
      return { list_charges, all: get_link + get_charge + list_charges + list_links };
    };
    await eventually('the links to be seen to be what was asked for', () => shop.gateway.calls('get_link'), {
      ...PATIENCE,
      until: (calls) => calls >= 13,
    });
    const before = await callsOf();
    // Two or more lists of charges in each sweep: the newest, and those of one later status.
    const after = await eventually('ten more sweeps', callsOf, {
      ...PATIENCE,
      until: ({ list_charges }) => list_charges >= before.list_charges + 25,
    });
    const sweeps = (after.list_charges - before.list_charges) / 3;
    expect(after.all - before.all).toBeLessThanOrEqual(6 * sweeps);
  });
});

it('of an account whose lists are oldest first, links are read one by one', async () => {
  const shop = await stage.newShop({ webhooks: false });
  await shop.gateway.options({ list_order: 'oldest_first' });
  // More than are read of an account whose lists cannot be relied on.
  await silentSales(shop, 310);
  await untilSweep(shop, { lists_newest_first: false, reads_objects: true });
  const payment = await paid(shop);
  await shop.gateway.control('POST', `/charges/${payment.gateway_payment_id}/refund`, {});
  await untilRefunded(shop, payment.id);
  await shop.gateway.options({ list_order: 'newest_first' });
  await untilSweep(shop, { lists_newest_first: true, reads_objects: false });
});

it('of an account whose lists do not say how long they are, paid charges are read one by one', async () => {
  const shop = await stage.newShop({ webhooks: false });
  await shop.gateway.options({ list_count: 'missing' });
  const payment = await paid(shop);
  await untilSweep(shop, { lists_have_count: false, reads_objects: true });
  await silentSales(shop, 120);
  await shop.gateway.control('POST', `/charges/${payment.gateway_payment_id}/refund`, { amount: '40.00' });
  await shop.untilPayment(payment.id, 'partially_refunded');
  await shop.gateway.control('POST', `/charges/${payment.gateway_payment_id}/refund`, { amount: '60.00' });
  await untilRefunded(shop, payment.id);
});

it.each(['again', 'early'])('of an account whose lists come to no end (%s), links are read one by one', async (end) => {
  const shop = await stage.newShop({ webhooks: false });
  await shop.gateway.options({ list_end: end, max_page_size: 10 });
  await silentSales(shop, 15);
  await untilSweep(shop, { lists_have_end: false, reads_objects: true });
  await paid(shop);
  await shop.gateway.options({ list_end: 'reached' });
  await untilSweep(shop, { lists_have_end: true, reads_objects: false });
});

it('a pushed invoice that was paid long ago, and whose charge nobody listed as new, is found', async () => {
  const shop = await stage.newShop({ webhooks: false, syncsInvoices: true });
  const invoice = await shop.untilSynced((await shop.invoice()).id);
  await shop.gateway.payInvoice(String(invoice.metadata.nomod_invoice_id));
  expect(await shop.untilInvoice(invoice.id, 'succeeded')).toMatchObject({ amount_paid: '100.00' });
});

it('sweeps are rarer while events tell of every charge, and more frequent when they do not', async () => {
  const shop = await stage.newShop();
  await paid(shop);
  await untilSweep(shop, { webhooks: 'arriving' });
  await shop.gateway.control('POST', '/event-faults', { account: shop.gateway.apiKey, drop: true });
  await paid(shop);
  await untilSweep(shop, { webhooks: 'missing' });
});

describe('without sweeps, while events arrive', () => {
  const calm = useStage();

  /** Work that begins a moment later, or waits for its turn, is done too. */
  const untilDone = () =>
    eventually(
      'all work to be done',
      () =>
        onDatabase(calm.databaseUrl, (sql) =>
          sql.query(
            `select 1 from event_deliveries where status = 'pending' and due_at < now() + interval '20 seconds'`,
          ),
        ),
      { ...PATIENCE, until: ({ rowCount }) => rowCount === 0 },
    );

  /** As the server's metrics count them, of every account: only one is called at a time. */
  async function callsByPurpose(): Promise<Record<CallPurpose, number>> {
    const metrics = await (await fetch(`${calm.remit.url}/metrics`)).text();
    const countOf = (purpose: CallPurpose) =>
      [...metrics.matchAll(/^remit_gateway_calls_total\{purpose="(\w+)",outcome="(?:ok|refused|failed)"\} (\d+)$/gm)]
        .filter(([, name]) => name === purpose)
        .reduce((sum, [, , count]) => sum + Number(count), 0);
    return Object.fromEntries(CALL_PURPOSES.map((purpose) => [purpose, countOf(purpose)])) as Record<
      CallPurpose,
      number
    >;
  }

  /** What the work costs, by what the calls were for; Nomod has counted as many. */
  async function costOf(shop: Shop, work: () => Promise<unknown>): Promise<CallCost> {
    await untilDone();
    const [before, atNomod] = [await callsByPurpose(), await shop.gateway.allCalls()];
    await work();
    await untilDone();
    const after = await callsByPurpose();
    const spent = CALL_PURPOSES.map((purpose) => [purpose, after[purpose] - before[purpose]] as const);
    const all = spent.reduce((sum, [, count]) => sum + count, 0);
    expect((await shop.gateway.allCalls()) - atNomod).toBe(all);
    return Object.fromEntries(spent.filter(([, count]) => count > 0));
  }

  it('a pushed invoice costs two calls, and a charge of others one', async () => {
    const shop = await calm.newShop({ webhooks: true, syncsInvoices: true });
    const customer = await shop.newCustomer();
    // The customer is known at Nomod after this.
    await billed(shop, customer.id);
    const invoice = async () => {
      const { invoice: bill, nomodId } = await billed(shop, customer.id);
      await shop.gateway.payInvoice(nomodId);
      await shop.untilInvoice(bill.id, 'succeeded');
    };
    expect(await costOf(shop, invoice)).toEqual(CALL_COSTS.pushedInvoice);
    const sale = async () => {
      const { id } = await saleAtNomod(shop, { amount: '10.00' });
      await shop.untilDelivery(id, 'not_ours');
    };
    expect(await costOf(shop, sale)).toEqual(CALL_COSTS.foreignCharge);
  });

  it('a link costs two calls once Nomod was asked what it is like, and four before', async () => {
    const shop = await calm.newShop({ webhooks: true });
    await shop.gateway.options({ search_fields: ['title', 'note'] });
    expect(await costOf(shop, () => paid(shop))).toEqual(CALL_COSTS.linkOfUnknownAccount);
    await shop.post(`connections/${shop.connection.id}/probe`);
    const isKnown = () =>
      shop.get<{ habits: { name: string; seen_at: string | null }[] }>(`connections/${shop.connection.id}/habits`);
    await eventually('the account to be known', isKnown, {
      ...PATIENCE,
      until: ({ habits }) => habits.some(({ name, seen_at }) => name === 'search_note' && seen_at !== null),
    });
    expect(await costOf(shop, () => paid(shop))).toEqual(CALL_COSTS.link);
  });
});
