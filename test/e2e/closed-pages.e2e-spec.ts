import { billed, chargesBookedOn, saleAtNomod, tellOf, withoutAddress } from '../support/pushed-invoice';
import { eventually } from '../support/probe';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

const stage = useStage({ env: { POLL_INTERVAL_SECONDS: '3600', UNMATCHED_EVENT_HOURS: '0.001' } });
let shop: Shop;

beforeEach(async () => {
  shop = await stage.newShop({ syncsInvoices: true, webhooks: false });
});

describe('money on a page that asks nothing any more, or something else', () => {
  const rowOf = (chargeId: string) =>
    eventually('a person to be asked', async () => (await shop.attention()).find((row) => row.charge_id === chargeId), {
      ...PATIENCE,
      until: (row) => row?.kind === 'unmatched_event',
    });

  const voidAndClose = async (invoiceId: string) => {
    await shop.post(`invoices/${invoiceId}/void`);
    await eventually('the page to be closed', () => shop.get<{ state: string }>(`invoices/${invoiceId}/sync`), {
      ...PATIENCE,
      until: ({ state }) => state === 'cancelled',
    });
  };

  it.each([
    ['too little', { amount: '40.00' }],
    ['too much, with a tip', { amount: '160.00', tip: '5.00' }],
  ])(
    'a second payment of %s is listed beside its invoice, and a match books it',
    async (_, terms) => {
      const { invoice, nomodId } = await billed(shop, (await shop.newCustomer()).id);
      await tellOf(shop, (await shop.gateway.payInvoice(nomodId)).id);
      await shop.untilInvoice(invoice.id, 'succeeded');
      const second = await shop.gateway.payInvoice(nomodId, { force: true, ...terms });
      await withoutAddress(shop, second.id);
      await tellOf(shop, second.id);
      const row = await rowOf(second.id);
      expect(row).toMatchObject({ invoice_id: invoice.id });
      expect(row?.evidence).toMatchObject({ ours: { possible_invoices: `${invoice.id} (100.00 AED, paid before)` } });
      await shop.post(`attention/${row?.id}/match`, { invoice_id: invoice.id });
      await shop.untilInvoice(invoice.id, 'overpaid');
      expect(await chargesBookedOn(shop, invoice.id)).toContain(second.id);
    },
    LONG,
  );

  it(
    'a second payment that carries the address of the page is booked by itself, whatever it took',
    async () => {
      const { invoice, nomodId } = await billed(shop, (await shop.newCustomer()).id);
      const first = await shop.gateway.payInvoice(nomodId);
      await tellOf(shop, first.id);
      await shop.untilInvoice(invoice.id, 'succeeded');
      const second = await shop.gateway.payInvoice(nomodId, { force: true, amount: '40.00' });
      await tellOf(shop, second.id);
      await shop.untilInvoice(invoice.id, 'overpaid');
      expect((await chargesBookedOn(shop, invoice.id)).toSorted()).toEqual([first.id, second.id].toSorted());
      const kinds = (await shop.attention()).map(({ kind }) => kind);
      expect(kinds.toSorted()).toEqual(['overpaid', 'second_payment']);
    },
    LONG,
  );

  it.each(['calls paid after all', 'still calls cancelled'])(
    'a payment on the page that an offline part payment replaced, and that Nomod %s',
    async (status) => {
      const { invoice, nomodId, nomodCustomer } = await billed(shop, (await shop.newCustomer()).id);
      const offline = { payment_method_type: 'offline', payment_gateway: undefined, amount: '30.00' };
      await shop.post('payments', shop.linkRequest(invoice, offline));
      await eventually('the page to be replaced', () => shop.readInvoice(invoice.id), {
        ...PATIENCE,
        until: ({ metadata }) => ![nomodId, undefined].includes(metadata.nomod_invoice_id),
      });
      const isPaid = status === 'calls paid after all';
      const late = isPaid
        ? await shop.gateway.payInvoice(nomodId, { force: true })
        : await saleAtNomod(shop, { type: 'invoice', customer_id: nomodCustomer });
      await tellOf(shop, late.id);
      if (isPaid) {
        await shop.untilInvoice(invoice.id, 'overpaid');
        return;
      }
      const row = await rowOf(late.id);
      expect(row).toMatchObject({ invoice_id: invoice.id });
      const possible = `${invoice.id} (100.00 AED, replaced by another invoice at Nomod), ${invoice.id} (70.00 AED)`;
      expect(row?.evidence).toMatchObject({ ours: { possible_invoices: possible } });
      await shop.post(`attention/${row?.id}/match`, { invoice_id: invoice.id });
      await shop.untilInvoice(invoice.id, 'overpaid');
      expect(await shop.readInvoice(invoice.id)).toMatchObject({ amount_paid: '130.00' });
    },
    LONG,
  );

  it(
    'a payment on the page of a voided invoice that Nomod calls paid after all is booked and listed',
    async () => {
      const { invoice, nomodId } = await billed(shop, (await shop.newCustomer()).id);
      await voidAndClose(invoice.id);
      const late = await shop.gateway.payInvoice(nomodId, { force: true });
      await tellOf(shop, late.id);
      const kinds = async () => (await shop.attention()).map(({ kind }) => kind);
      await eventually('the money to be listed', kinds, { ...PATIENCE, until: ({ length }) => length > 0 });
      expect(await kinds()).toEqual(['payment_after_void']);
      expect(await chargesBookedOn(shop, invoice.id)).toEqual([late.id]);
    },
    LONG,
  );

  it(
    'a payment on the page of a voided invoice is listed, and the advice is to give it back',
    async () => {
      const { invoice, nomodCustomer } = await billed(shop, (await shop.newCustomer()).id);
      await voidAndClose(invoice.id);
      const late = await saleAtNomod(shop, { type: 'invoice', customer_id: nomodCustomer, amount: '60.00' });
      await tellOf(shop, late.id);
      const row = await rowOf(late.id);
      const possible = `${invoice.id} (100.00 AED, cancelled at Nomod)`;
      expect(row).toMatchObject({ what_to_do: expect.stringContaining('refund the money at Nomod') });
      expect(row?.evidence).toMatchObject({ ours: { possible_invoices: possible } });
    },
    LONG,
  );
});
