import { ApiError } from '@remit/http-api';
import type { InvoiceView } from '@remit/invoices';
import { mostAtOnceMinor } from '@remit/invoice-sync';
import { formatMoney } from '@remit/money';
import type { Payment } from './payment.entity';

/**
 * The due amount minus the amounts that the payments took, whether the invoice has booked them yet or not. Money in
 * another currency pays nothing.
 */
export function stillOwed(invoice: InvoiceView, payments: readonly Payment[]): bigint {
  return payments
    .filter((payment) => payment.isPaid && payment.currency === invoice.currency)
    .reduce((owed, { capturedMinor }) => owed - capturedMinor, invoice.amountDueMinor);
}

/**
 * A link must request exactly the amount owed.
 * @throws ApiError invalid_invoice_amount, invoice_already_paid
 */
export function assertLinkAmount(amountMinor: bigint, owedMinor: bigint, invoice: InvoiceView): void {
  assertOwed(owedMinor, invoice);
  if (amountMinor !== owedMinor)
    throw invalidAmount(amountMinor, owedMinor, invoice, 'The amount must equal the outstanding amount.');
  const mostMinor = mostAtOnceMinor(invoice.currency);
  if (amountMinor > mostMinor) {
    const most = `${formatMoney(mostMinor, invoice.currency)} ${invoice.currency}`;
    throw invalidAmount(
      amountMinor,
      owedMinor,
      invoice,
      `A link at Nomod can ask for at most ${most}. Split the invoice.`,
    );
  }
}

/**
 * An offline payment may cover a part of the amount owed.
 * @throws ApiError validation_error, invalid_invoice_amount, invoice_already_paid
 */
export function assertOfflineAmount(amountMinor: bigint, owedMinor: bigint, invoice: InvoiceView): void {
  assertOwed(owedMinor, invoice);
  if (amountMinor > owedMinor)
    throw invalidAmount(amountMinor, owedMinor, invoice, 'The amount cannot be more than the outstanding amount.');
}

/** @throws ApiError currency_mismatch */
export function assertSameCurrency(invoiceCurrency: string, currency: string): void {
  if (invoiceCurrency === currency) return;
  throw new ApiError('currency_mismatch', {
    hint: `The invoice is in ${invoiceCurrency}, the payment in ${currency}.`,
    param: 'currency',
    details: { invoice_currency: invoiceCurrency, currency },
  });
}

function assertOwed(owedMinor: bigint, invoice: InvoiceView): void {
  if (owedMinor > 0n) return;
  throw new ApiError('invoice_already_paid', { details: { invoice_id: invoice.id } });
}

function invalidAmount(amountMinor: bigint, owedMinor: bigint, { id, currency }: InvoiceView, rule: string): ApiError {
  const outstanding = formatMoney(owedMinor, currency);
  return new ApiError('invalid_invoice_amount', {
    hint: `${rule} Outstanding: ${outstanding} ${currency}.`,
    param: 'amount',
    details: { invoice_id: id, amount: formatMoney(amountMinor, currency), outstanding, currency },
  });
}
