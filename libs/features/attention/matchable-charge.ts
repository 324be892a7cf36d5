import type { ChargeFacts } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import type { InvoiceView } from '@remit/invoices';
import { tookMoney } from '@remit/gateway';

/**
 * Refuses a match that could not be booked: the charge took no money, is booked already, or is in another currency;
 * or the invoice is not open. A different amount is allowed: it is booked as partial or overpaid.
 * @throws ApiError conflict, currency_mismatch, invoice_not_finalized, invoice_voided
 */
export function assertMatchable(
  charge: ChargeFacts,
  invoice: Pick<InvoiceView, 'id' | 'status' | 'currency'>,
  recorded: { readonly id: string; readonly invoiceId: string } | undefined,
): void {
  if (recorded) {
    throw new ApiError('conflict', {
      message: 'This charge is already recorded',
      hint: `It belongs to payment ${recorded.id} of invoice ${recorded.invoiceId}.`,
      details: { payment_id: recorded.id, invoice_id: recorded.invoiceId },
    });
  }
  if (!tookMoney(charge)) {
    throw new ApiError('conflict', {
      message: 'This charge took no money',
      hint: `Its status at Nomod is ${charge.status}.`,
      details: { charge_id: charge.charge_id, charge_status: charge.status },
    });
  }
  if (invoice.status === 'draft') throw new ApiError('invoice_not_finalized', { details: { invoice_id: invoice.id } });
  if (invoice.status === 'voided') throw new ApiError('invoice_voided', { details: { invoice_id: invoice.id } });
  const currency = charge.original_currency ?? charge.currency;
  if (currency !== invoice.currency) {
    throw new ApiError('currency_mismatch', {
      message: `The charge is in ${currency}, the invoice in ${invoice.currency}`,
      details: { charge_currency: currency, invoice_currency: invoice.currency },
    });
  }
}
