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

  it('a pushed invoice costs two calls, and a charge of others one', async () => {
    const shop = await calm.newShop({ webhooks: true, syncsInvoices: true });
    const customer = await shop.newCustomer();
    await billed(shop, customer.id);
    await calm.untilSettled();
    const before = await shop.gateway.allCalls();
    // The customer is known at Nomod by now.
    const { invoice, nomodId } = await billed(shop, customer.id);
    await shop.gateway.payInvoice(nomodId);
    await shop.untilInvoice(invoice.id, 'succeeded');
    await calm.untilSettled();
    expect((await shop.gateway.allCalls()) - before).toBe(2);

    const sale = await saleAtNomod(shop, { amount: '10.00' });
    await shop.untilDelivery(sale.id, 'not_ours');
    await calm.untilSettled();
    expect((await shop.gateway.allCalls()) - before).toBe(3);
  });
});
