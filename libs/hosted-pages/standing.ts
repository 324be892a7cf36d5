import type { InvoiceView } from '@remit/invoices';

/** How an invoice stands for its payer. `settled`: nothing is left to pay and nothing was paid, as after a credit note for all of it. */
export type Standing =
  'draft' | 'voided' | 'paid' | 'partially_refunded' | 'refunded' | 'settled' | 'open' | 'partly_paid' | 'overdue';

type Facts = Pick<InvoiceView, 'status' | 'paymentStatus' | 'amountRemainingMinor' | 'amountPaidMinor' | 'dueDate'>;

/** The due date is the last day for payment; the day is taken in UTC. */
export function standingOf(invoice: Facts, now: Date): Standing {
  const { status, paymentStatus, amountRemainingMinor, amountPaidMinor, dueDate } = invoice;
  if (status !== 'finalized') return status;
  if (amountRemainingMinor <= 0n) {
    if (paymentStatus === 'refunded' || paymentStatus === 'partially_refunded') return paymentStatus;
    return amountPaidMinor > 0n ? 'paid' : 'settled';
  }
  if (dueDate < now.toISOString().slice(0, 10)) return 'overdue';
  return amountPaidMinor > 0n ? 'partly_paid' : 'open';
}

export const isPayable = (standing: Standing): boolean =>
  standing === 'open' || standing === 'partly_paid' || standing === 'overdue';
