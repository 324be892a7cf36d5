import type { InvoicePaymentStatus, InvoiceStatus } from './invoice-rules';
import type { Balances } from './ledger/account';

/** What an invoice shows of its money, in minor units of its currency. */
export interface InvoiceFigures {
  readonly amountDueMinor: bigint;
  /** Everything taken for the invoice, gross: refunds do not lower it. */
  readonly amountPaidMinor: bigint;
  readonly amountRemainingMinor: bigint;
  /** Taken beyond what was due and not given back yet. */
  readonly overpaidMinor: bigint;
  readonly refundedMinor: bigint;
  readonly paymentStatus: InvoicePaymentStatus;
  /** When what was due had been paid in full; does not move while it is. */
  readonly paidAt: Date | null;
}

/**
 * The one place where an invoice's figures and payment status come from: its total, its status and the sums of its ledger entries.
 * Depends on the sums alone, so the order in which money was booked does not matter.
 * @param lastPaidAt when the newest booked money was taken, or the bill itself was booked: nothing may be left to pay; null when nothing was booked.
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

/** Refunds of what was taken in excess leave an invoice paid; only those that reach into what was due make it refunded. */
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
