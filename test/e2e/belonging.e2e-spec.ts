import { ask } from '../support/ask';
import { eventually } from '../support/probe';
import { type Billed, billed, chargesBookedOn, saleAtNomod, tellOf, withoutAddress } from '../support/pushed-invoice';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

/** A person is asked after seconds instead of an hour. */
const SOON_ASKED = { UNMATCHED_EVENT_HOURS: '0.001' };

const stage = useStage({ env: { POLL_INTERVAL_SECONDS: '3600', ...SOON_ASKED } });
let shop: Shop;
let bill: () => Promise<Billed>;

beforeEach(async () => {
  shop = await stage.newShop({ syncsInvoices: true, webhooks: false });
  const customer = await shop.newCustomer();
  bill = () => billed(shop, customer.id);
});

/** A sale that Remit did not bill. */
const sale = (terms: object = {}) => saleAtNomod(shop, terms);

/** A customer that the business added in Nomod's app. */
async function newAtNomod(): Promise<string> {
  const { body } = await ask<{ id: string }>('POST', `${shop.gateway.url}/v1/customers`, {
    headers: { 'x-api-key': shop.gateway.apiKey },
    body: { first_name: 'Walk-in', email: 'walk-in@example.com' },
  });
  return body.id;
}

const tell = (chargeId: string, type?: string) => tellOf(shop, chargeId, type);

const untilAnswered = async (chargeId: string): Promise<void> => {
  await eventually('the event to be worked on', () => shop.deliveries(chargeId), {
    ...PATIENCE,
    until: (all) => all.some(({ result }) => result !== 'pending'),
  });
};

/** What came of three events about a charge, once all were worked on. */
const threeResults = (chargeId: string) =>
  eventually('all three to be worked on', async () => (await shop.deliveries(chargeId)).map(({ result }) => result), {
    ...PATIENCE,
    until: (all) => all.length === 3 && !all.includes('pending'),
  });

const chargesOf = (invoiceId: string) => chargesBookedOn(shop, invoiceId);

const reads = async () => {
  const counters = await shop.gateway.counters();
  const { get_charge = 0, get_link = 0, list_charges = 0, list_invoices = 0, get_invoice = 0 } = counters;
  return { get_charge, get_link, lists: list_charges + list_invoices, get_invoice };
};

describe('an older sale of the same customer and amount', () => {
  it.each(['late', 'first', 'lost'])(
    'never pays a younger invoice, whose own event is %s',
    async (own) => {
      const { nomodCustomer } = await bill();
      const old = await sale({ type: 'invoice', customer_id: nomodCustomer, created: new Date(Date.now() - 60_000) });
      await tell(old.id);
      await untilAnswered(old.id);
      const { invoice, nomodId } = await bill();
      const paid = await shop.gateway.payInvoice(nomodId);
      if (own === 'first') await tell(paid.id);
      const [parked] = await shop.deliveries(old.id);
      await shop.post(`webhooks/deliveries/${parked?.id}/replay`);
      await untilAnswered(old.id);
      if (own === 'late') {
        expect(await shop.readInvoice(invoice.id)).toMatchObject({ amount_paid: '0.00' });
        await tell(paid.id);
      }
      if (own === 'lost') {
        expect(await shop.readInvoice(invoice.id)).toMatchObject({ amount_paid: '0.00' });
        await shop.post(`invoices/${invoice.id}/check`);
      }
      await shop.untilInvoice(invoice.id, 'succeeded');
      expect(await chargesOf(invoice.id)).toEqual([paid.id]);
    },
    LONG,
  );

  it(
    'does not when it is refunded while the invoice is being paid',
    async () => {
      const { nomodCustomer } = await bill();
      const old = await sale({ type: 'invoice', customer_id: nomodCustomer, created: '2020-03-01T10:00:00Z' });
      const { invoice, nomodId } = await bill();
      await shop.gateway.control('POST', `/charges/${old.id}/refund`, { amount: '100.00' });
      const paid = await shop.gateway.payInvoice(nomodId);
      await tell(old.id, 'charge.refunded');
      await untilAnswered(old.id);
      await tell(paid.id);
      await shop.untilInvoice(invoice.id, 'succeeded');
      expect(await chargesOf(invoice.id)).toEqual([paid.id]);
      expect(await shop.readInvoice(invoice.id)).toMatchObject({ amount_paid: '100.00', refunded_amount: '0.00' });
    },
    LONG,
  );
});

it.each([-240, 240])(
  "settles a pushed invoice when Nomod's clock is %d s off",
  async (seconds) => {
    await shop.gateway.options({ clock_skew_seconds: seconds });
    const { invoice, nomodId } = await bill();
    const paid = await shop.gateway.payInvoice(nomodId);
    await shop.post(`invoices/${invoice.id}/check`);
    await shop.untilInvoice(invoice.id, 'succeeded');
    expect(await chargesOf(invoice.id)).toEqual([paid.id]);
  },
  LONG,
);

it(
  'books two equal invoices and their equal charges once each, told in any order',
  async () => {
    const [first, second] = [await bill(), await bill()];
    const paid = [await shop.gateway.payInvoice(second.nomodId), await shop.gateway.payInvoice(first.nomodId)];
    for (const { id } of paid) await tell(id);
    for (const { invoice } of [first, second]) await shop.untilInvoice(invoice.id, 'succeeded');
    const booked = [...(await chargesOf(first.invoice.id)), ...(await chargesOf(second.invoice.id))];
    expect(booked.toSorted()).toEqual(paid.map(({ id }) => id).toSorted());
  },
  LONG,
);

it(
  'asks a person when two equal charges may have paid one invoice, and does what the person says',
  async () => {
    const { invoice, nomodId, nomodCustomer } = await bill();
    const other = await sale({ type: 'invoice', customer_id: nomodCustomer });
    const paid = await shop.gateway.payInvoice(nomodId);
    await withoutAddress(shop, paid.id);
    for (const { id } of [other, paid]) await tell(id);
    const asked = async () => (await shop.attention()).filter(({ kind }) => kind === 'unmatched_event');
    const rows = await eventually('both charges to be listed', asked, {
      ...PATIENCE,
      until: ({ length }) => length === 2,
    });
    expect(rows.map((row) => row.invoice_id)).toEqual([invoice.id, invoice.id]);
    expect(rows[0]?.evidence).toMatchObject({
      ours: { possible_invoices: `${invoice.id} (100.00 AED)` },
      nomods: { total: '100.00', currency: 'AED', customer_id: nomodCustomer },
    });
    expect(await shop.readInvoice(invoice.id)).toMatchObject({ amount_paid: '0.00' });
    const row = rows.find(({ charge_id }) => charge_id === paid.id);
    await shop.post(`attention/${row?.id}/match`, { invoice_id: invoice.id });
    await shop.untilInvoice(invoice.id, 'succeeded');
    // Only now Remit reads that the invoice is paid at Nomod, with one charge left that fits it.
    await eventually('Remit to know', () => shop.get<{ nomod_invoice_status: string }>(`invoices/${invoice.id}/sync`), {
      ...PATIENCE,
      until: (sync) => sync.nomod_invoice_status === 'paid',
    });
    await stage.untilSettled();
    expect(await chargesOf(invoice.id)).toEqual([paid.id]);
    expect(await shop.readInvoice(invoice.id)).toMatchObject({ payment_status: 'succeeded', amount_paid: '100.00' });
  },
  LONG,
);

it(
  'of two equal charges knows the one that carries the address of the invoice, and asks a person about the other',
  async () => {
    const { invoice, nomodId, nomodCustomer } = await bill();
    const other = await sale({ type: 'invoice', customer_id: nomodCustomer });
    const paid = await shop.gateway.payInvoice(nomodId);
    await tell(paid.id);
    await shop.untilInvoice(invoice.id, 'succeeded');
    // Here all looks at a charge come within 30 ms; the other has its first once it is known what the one paid.
    await tell(other.id);
    expect(await chargesOf(invoice.id)).toEqual([paid.id]);
    const asked = () => shop.attention();
    const rows = await eventually('the other to be listed', asked, { ...PATIENCE, until: ({ length }) => length > 0 });
    expect(rows).toMatchObject([{ kind: 'unmatched_event', charge_id: other.id, invoice_id: invoice.id }]);
  },
  LONG,
);

describe('what is not ours costs few calls', () => {
  // A connection that is published looks once whether others use its account.
  beforeEach(() =>
    eventually('the account to be looked at', () => reads(), { ...PATIENCE, until: ({ lists }) => lists === 1 }),
  );

  it(
    'a charge at the till: one read',
    async () => {
      const { id } = await sale();
      await tell(id);
      await shop.untilDelivery(id, 'not_ours');
      expect(await reads()).toMatchObject({ get_charge: 1, get_link: 0, lists: 1 });
    },
    LONG,
  );

  it(
    'three events about one charge: one read, also when one of them is late',
    async () => {
      const { id } = await sale();
      await Promise.all([tell(id, 'charge.created'), tell(id, 'charge.completed')]);
      await shop.untilDelivery(id, 'not_ours');
      await tell(id, 'charge.authorised');
      expect(await threeResults(id)).toEqual(['not_ours', 'not_ours', 'not_ours']);
      expect(await reads()).toMatchObject({ get_charge: 1, get_link: 0, lists: 1 });
    },
    LONG,
  );

  it(
    'events about one paid invoice: one read, and one booking',
    async () => {
      const { invoice, nomodId } = await bill();
      const { id } = await shop.gateway.payInvoice(nomodId);
      await Promise.all(['charge.created', 'charge.authorised', 'charge.completed'].map((type) => tell(id, type)));
      await shop.untilInvoice(invoice.id, 'succeeded');
      await threeResults(id);
      expect(await shop.gateway.calls('get_charge')).toBe(1);
      expect(await chargesOf(invoice.id)).toEqual([id]);
    },
    LONG,
  );

  it(
    'a charge on a foreign link: one read of the link, and none for the next charge on it',
    async () => {
      const link = await shop.gateway.ownLink('100.00');
      const [first, second] = [
        await shop.gateway.payLink(link.id),
        await shop.gateway.payLink(link.id, { force: true }),
      ];
      await tell(first.id);
      await shop.untilDelivery(first.id, 'not_ours');
      expect(await reads()).toMatchObject({ get_charge: 1, get_link: 1, lists: 1 });
      await tell(second.id);
      await shop.untilDelivery(second.id, 'not_ours');
      expect(await reads()).toMatchObject({ get_charge: 2, get_link: 1, lists: 1 });
    },
    LONG,
  );

  it(
    'a charge of a customer that we never billed: one read',
    async () => {
      const { nomodCustomer } = await bill();
      const other = await sale({ customer_id: await newAtNomod() });
      expect(nomodCustomer).not.toBe('');
      const before = await reads();
      await tell(other.id);
      await shop.untilDelivery(other.id, 'not_ours');
      expect(await reads()).toEqual({ ...before, get_charge: before.get_charge + 1 });
    },
    LONG,
  );
});
