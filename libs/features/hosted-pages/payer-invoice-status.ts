import { type InvoiceView, isOverdue } from '@remit/invoices';

/**
 * State of an invoice for its payer. `settled`: nothing is due and nothing was paid, for example after a full credit
 * note.
 */
export type PayerInvoiceStatus =
  'draft' | 'voided' | 'paid' | 'partially_refunded' | 'refunded' | 'settled' | 'open' | 'partly_paid' | 'overdue';

type Facts = Pick<InvoiceView, 'status' | 'paymentStatus' | 'amountRemainingMinor' | 'amountPaidMinor' | 'dueDate'>;

/**
 * The due date is the last day for payment.
 * @param today `YYYY-MM-DD` in the business's time zone
 */
export function payerInvoiceStatus(invoice: Facts, today: string): PayerInvoiceStatus {
  const { status, paymentStatus, amountRemainingMinor, amountPaidMinor } = invoice;
  if (status !== 'finalized') return status;
  if (amountRemainingMinor <= 0n) {
    if (paymentStatus === 'refunded' || paymentStatus === 'partially_refunded') return paymentStatus;
    return amountPaidMinor > 0n ? 'paid' : 'settled';
  }
  if (isOverdue(invoice, today)) return 'overdue';
  return amountPaidMinor > 0n ? 'partly_paid' : 'open';
}

/** Whether the payer still owes something. */
export const isPayable = (status: PayerInvoiceStatus): boolean =>
  status === 'open' || status === 'partly_paid' || status === 'overdue';
