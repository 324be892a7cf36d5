import { inParallel } from './in-parallel';
import type { InvoiceAnswer } from './remit-answers';
import type { Shop } from './shop';
import { signedEvent } from './signed-event';

/** A pushed invoice and its counterpart at Nomod. */
export interface Billed {
  readonly invoice: InvoiceAnswer;
  readonly nomodId: string;
  readonly nomodCustomer: string;
}

/** Pushes an invoice, which stays open. Nomod knows the customer afterwards. */
export async function billed(seller: Shop, customerId: string, amount = '100.00'): Promise<Billed> {
  const draft = await seller.post<InvoiceAnswer>('invoices', {
    customer_id: customerId,
    currency: 'AED',
    line_items: [{ display_name: 'Studio day', quantity: '1', amount }],
  });
  await seller.post(`invoices/${draft.id}/finalize`);
  const invoice = await seller.untilSynced(draft.id);
  const nomodId = String(invoice.metadata.nomod_invoice_id);
  const { invoices } = await seller.gateway.objects();
  const nomodCustomer = invoices.find(({ id }) => id === nomodId)?.customer.id ?? '';
  return { invoice, nomodId, nomodCustomer };
}

/** A sale that Remit did not bill. */
export const saleAtNomod = (shop: Shop, terms: object = {}): Promise<{ id: string }> =>
  shop.gateway.control('POST', `/accounts/${shop.gateway.apiKey}/charges`, { amount: '100.00', ...terms });

/** Makes `count` sales that Remit did not bill and that send no event, ten at a time. */
export async function silentSales(shop: Shop, count: number, terms: object = {}): Promise<void> {
  const sale = { amount: '10.00', silent: true, ...terms };
  await inParallel(Array(count).fill(sale), 10, (each: object) => saleAtNomod(shop, each));
}

export async function tellOf(shop: Shop, chargeId: string, type = 'charge.completed'): Promise<void> {
  const event = signedEvent(shop.webhookSecret, { type, data: { id: chargeId } });
  expect((await shop.send('POST', shop.webhookPath, event)).status).toBe(200);
}

/** Matches Nomod's documents, where no member of a charge shows where it was made. */
export async function withoutAddress(shop: Shop, chargeId: string): Promise<void> {
  await shop.gateway.control('PATCH', `/charges/${chargeId}`, { success_url: null });
}

export async function chargesBookedOn(shop: Shop, invoiceId: string): Promise<unknown[]> {
  const { items } = await shop.get<{ items: { gateway_payment_id: string }[] }>(`payments?destination_id=${invoiceId}`);
  return items.map(({ gateway_payment_id }) => gateway_payment_id);
}
