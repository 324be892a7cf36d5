import { newId } from '@remit/database';
import { useLinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

describe('the search of payments', () => {
  const links = useLinkApp();
  let seller: Seller;

  beforeAll(async () => {
    seller = await links.newSeller();
  }, 60_000);

  const found = async (text: string, by = seller): Promise<string[]> => {
    const query = new URLSearchParams({ search: text }).toString();
    return (await by.get<{ items: { id: string }[] }>(`payments?${query}`)).items.map(({ id }) => id);
  };

  it('finds one by its id, its link, the invoice and the customer, and by nothing of another tenant', async () => {
    const invoiceId = await seller.bill();
    const payment = await seller.link(invoiceId);
    const other = await seller.link(await seller.bill());
    const { invoice_number: number } = await seller.get<{ invoice_number: string }>(`invoices/${invoiceId}`);
    for (const text of [
      payment.id,
      payment.gateway_tracking_id,
      payment.payment_url,
      ` ${payment.payment_url} `,
      number,
    ]) {
      expect({ text, ids: await found(String(text)) }).toEqual({ text, ids: [payment.id] });
    }
    for (const text of ['ada', 'ADA@example.com']) {
      expect({ text, ids: await found(text) }).toEqual({ text, ids: [other.id, payment.id] });
    }
    const stranger = await links.newSeller();
    for (const text of [newId('pay'), 'nobody', `${payment.payment_url}x`]) expect(await found(text)).toEqual([]);
    for (const text of [payment.id, String(payment.payment_url), number])
      expect(await found(text, stranger)).toEqual([]);
  });

  it('lists those of one customer, and who is billed', async () => {
    const [one, other] = [await seller.bill(), await seller.bill()];
    const billed = await seller.get<{ customer_id: string }>(`invoices/${one}`);
    const payment = await seller.link(one);
    await seller.link(other);
    const listed = async (query: string) =>
      (await seller.get<{ items: { id: string }[]; pagination: { total: number } }>(`payments?${query}`)).items;
    expect(await listed(`customer_id=${billed.customer_id}`)).toMatchObject([
      { id: payment.id, customer_id: billed.customer_id, customer_name: 'Ada' },
    ]);
    expect(await listed(`customer_id=${billed.customer_id}&payment_status=succeeded`)).toEqual([]);
    expect(await listed(`customer_id=${newId('cust')}`)).toEqual([]);
  });

  it('finds money received outside by its reference', async () => {
    const invoiceId = await seller.bill();
    const received = { payment_method_type: 'offline', amount: '10.00', currency: 'AED', reference_id: 'TT-2026-118' };
    const { id } = await seller.post('payments', {
      destination_type: 'invoice',
      destination_id: invoiceId,
      ...received,
    });
    expect(await found('TT-2026-118')).toEqual([id]);
  });

  it('finds one by its charge once it is paid', async () => {
    const payment = await seller.link(await seller.bill());
    const { id: chargeId } = await seller.control<{ id: string }>(
      'POST',
      `links/${payment.gateway_tracking_id}/pay`,
      {},
    );
    await seller.post(`payments/${payment.id}/check`);
    await seller.reached(payment.id, 'succeeded');
    expect(await found(chargeId)).toEqual([payment.id]);
  });
});
