import { entriesOf, type Posting } from './posting';

export interface RefundedPayment {
  readonly paymentId: string;
  readonly invoiceId: string;
  /** Null for money that was received, and is given back, outside. */
  readonly chargeId: string | null;
  readonly currency: string;
  /** Absolute: everything given back of this payment so far, in minor units. */
  readonly refundedTotalMinor: bigint;
  readonly occurredAt: Date;
}

/** What the ledger holds about one payment, in minor units. */
export interface BookedPayment {
  /** Taken for the invoice, extras aside. */
  readonly ownMinor: bigint;
  /** Given back so far, own part and extras together. */
  readonly refundedMinor: bigint;
  /** True when it could not be applied to its invoice. */
  readonly unapplied: boolean;
}

/**
 * Books what the cumulative figure adds to what is booked already. The invoice's own part is given back first, the extras last.
 * @returns null when nothing is new: an older or repeated figure changes nothing.
 */
export function postPaymentRefunded(
  refund: RefundedPayment,
  booked: Pick<BookedPayment, 'ownMinor' | 'refundedMinor'>,
): Posting | null {
  const more = refund.refundedTotalMinor - booked.refundedMinor;
  if (more <= 0n) return null;
  const ownPart = smaller(refund.refundedTotalMinor, booked.ownMinor) - smaller(booked.refundedMinor, booked.ownMinor);
  return {
    kind: 'refund',
    sourceKey: `refund:${refund.paymentId}:${refund.refundedTotalMinor}`,
    invoiceId: refund.invoiceId,
    paymentId: refund.paymentId,
    chargeId: refund.chargeId,
    currency: refund.currency,
    occurredAt: refund.occurredAt,
    entries: entriesOf(
      ['refunds', ownPart],
      ['extras', more - ownPart],
      [refund.chargeId === null ? 'offline' : 'gateway_clearing', -more],
    ),
  };
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
