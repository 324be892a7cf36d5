import type { InvoicePaymentStatus, InvoiceStatus } from './invoice-rules';
import type { Balances } from './ledger/account';

/** The amounts and payment status of an invoice, in minor units of its currency. */
export interface InvoiceFigures {
  readonly amountDueMinor: bigint;
  /** Sum of all payments for the invoice, gross: refunds do not lower it. */
  readonly amountPaidMinor: bigint;
  readonly amountRemainingMinor: bigint;
  /** Paid beyond the amount due, and not refunded yet. */
  readonly overpaidMinor: bigint;
  readonly refundedMinor: bigint;
  readonly paymentStatus: InvoicePaymentStatus;
  /** When the amount due was paid in full. It does not change while the invoice stays paid. */
  readonly paidAt: Date | null;
}

/**
 * The only place that computes an invoice's figures and payment status, from its total, its status and its ledger
 * sums. It depends on the sums alone, so the order of the bookings does not matter.
 * @param lastPaidAt when the newest booked payment was taken, or when the bill was booked, because nothing may be
 * left to pay; null when nothing was booked
 */
export function invoiceFigures(
  invoice: { status: InvoiceStatus; totalMinor: bigint; paidAt: Date | null },
  balances: Balances,
  lastPaidAt: Date | null = null,
): InvoiceFigures {
  const isDraft = invoice.status === 'draft';
  const amountDueMinor = invoice.status === 'finalized' ? -balances.billed : invoice.totalMinor;
  const amountRemainingMinor = isDraft ? invoice.totalMinor : balances.receivable;
  const amountPaidMinor = -(balances.billed + balances.receivable + balances.overpayments);
  const refundedMinor = balances.refunds;
  const overpaidMinor = notNegative(-balances.overpayments - refundedMinor);
  const isSettled = invoice.status === 'finalized' && amountRemainingMinor === 0n;
  return {
    amountDueMinor,
    amountPaidMinor,
    amountRemainingMinor,
    overpaidMinor,
    refundedMinor,
    paymentStatus: paymentStatusOf(invoice.status, {
      amountDueMinor,
      amountPaidMinor,
      amountRemainingMinor,
      refundedMinor,
    }),
    paidAt: isSettled ? (invoice.paidAt ?? lastPaidAt) : null,
  };
}

/**
 * After a refund of an excess only, the invoice stays paid. A refund that reaches into the amount due makes it
 * refunded.
 */
function paymentStatusOf(
  status: InvoiceStatus,
  money: Pick<InvoiceFigures, 'amountDueMinor' | 'amountPaidMinor' | 'amountRemainingMinor' | 'refundedMinor'>,
): InvoicePaymentStatus {
  if (status === 'voided') return 'voided';
  if (status === 'draft' || money.amountRemainingMinor > 0n) return 'pending';
  const kept = money.amountPaidMinor - money.refundedMinor;
  if (kept > money.amountDueMinor) return 'overpaid';
  if (kept === money.amountDueMinor) return 'succeeded';
  return kept > 0n ? 'partially_refunded' : 'refunded';
}

const notNegative = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
