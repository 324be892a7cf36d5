import { useLinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

describe('what Nomod offers a payer', () => {
  const links = useLinkApp();
  let seller: Seller;

  beforeEach(async () => {
    seller = await links.newSeller();
  });

  const usual = { allow_tabby: true, allow_tamara: true, allow_tip: false, allow_service_fee: false };
  const askedOf = (page: object): object => Object.fromEntries(Object.entries(page).filter(([name]) => name in usual));
  const offered = async (): Promise<object> => {
    const [link, ...others] = await seller.liveLinks();
    if (!link || others.length > 0) throw new Error(`There are ${others.length + (link ? 1 : 0)} links`);
    return askedOf(link);
  };
  const choose = (payment_options: object | null) =>
    seller.send('put', `connections/${seller.connectionId}`, { payment_options });

  it('is Tabby and Tamara, without a tip or a fee on top, where nobody chose', async () => {
    await seller.link(await seller.bill());
    expect(await offered()).toEqual(usual);
    expect(await seller.get(`connections/${seller.connectionId}`)).toMatchObject({
      payment_options: { tabby: true, tamara: true, tip: false, service_fee: false },
    });
  });

  it('is what the connection says, then the invoice, then the payment', async () => {
    expect((await choose({ tabby: false, tip: true })).status).toBe(200);
    const invoiceId = await seller.bill({ payment_options: { tamara: false, tip: null } });
    const { status } = await seller.askForLink(invoiceId, { payment_options: { service_fee: true } });
    expect(status).toBe(201);
    expect(await offered()).toEqual({
      allow_tabby: false,
      allow_tamara: false,
      allow_tip: true,
      allow_service_fee: true,
    });
    expect(await seller.get(`invoices/${invoiceId}`)).toMatchObject({ payment_options: { tamara: false } });
    const { items } = await seller.get<{ items: object[] }>(`payments?destination_id=${invoiceId}`);
    expect(items).toMatchObject([{ payment_options: { service_fee: true } }]);
  });

  it('is as usual again once the connection no longer chooses', async () => {
    await choose({ tabby: false, tamara: false });
    await choose(null);
    await seller.link(await seller.bill());
    expect(await offered()).toEqual(usual);
  });

  it('stands on the page of a pushed invoice too, which takes no tip', async () => {
    await choose({ tip: true, tabby: false });
    await seller.pushInvoices();
    await seller.synced(await seller.bill());
    const { invoices } = await seller.atNomod();
    expect(invoices.map(askedOf)).toEqual([{ allow_tabby: false, allow_tamara: true, allow_service_fee: false }]);
  });

  it('books what comes on top apart, whatever the method', async () => {
    await choose({ tip: true });
    const invoiceId = await seller.bill();
    const { id, gateway_tracking_id: linkId } = await seller.link(invoiceId);
    await seller.control('POST', `links/${linkId}/pay`, { tip: '7.50', payment_method: 'tabby' });
    expect(await seller.reached(id, 'succeeded')).toMatchObject({
      captured_amount: '100.00',
      extras_amount: '7.50',
      paid_with: { method: 'tabby', card_scheme: null, card_last4: null },
    });
    expect(await seller.get(`invoices/${invoiceId}`)).toMatchObject({
      amount_paid: '100.00',
      payment_status: 'succeeded',
    });
    await seller.mustPassAudit();
  });

  it('is told with the card that paid', async () => {
    const { id, gateway_tracking_id: linkId } = await seller.link(await seller.bill());
    await seller.control('POST', `links/${linkId}/pay`, {});
    expect(await seller.reached(id, 'succeeded')).toMatchObject({
      paid_with: { method: 'card', card_scheme: 'Visa', card_last4: '4242' },
    });
  });

  it.each([
    ['a word', 'on'],
    ['a number', { tabby: 1 }],
    ['an unknown method', { klarna: true }],
    ['a list', [true]],
  ])('is refused as %s', async (_what, payment_options) => {
    expect((await choose(payment_options as object)).status).toBe(400);
    const invoiceId = await seller.bill();
    expect((await seller.askForLink(invoiceId, { payment_options })).status).toBe(400);
  });

  it('is refused for an offline payment', async () => {
    const invoiceId = await seller.bill();
    const { status, body } = await seller.askForLink(invoiceId, {
      payment_method_type: 'offline',
      payment_options: { tabby: true },
    });
    expect([status, body.details]).toMatchObject([400, { errors: [{ param: 'payment_options' }] }]);
  });
});
