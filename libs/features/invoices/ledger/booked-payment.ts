/** The bookings of one payment, in minor units. */
export interface BookedPayment {
  /** Taken for the invoice, without extras. */
  readonly ownMinor: bigint;
  /** Refunded so far, invoice's own part and extras together. */
  readonly refundedMinor: bigint;
  /** The invoice's own part of the refunds. */
  readonly refundedOwnMinor: bigint;
  /** True when the payment could not be applied to its invoice. */
  readonly unapplied: boolean;
}

/**
 * A refund takes the invoice's own part first and the extras last. A reversed refund restores them in the opposite
 * order.
 */
export const ownPartOf = (refundedMinor: bigint, ownMinor: bigint): bigint =>
  refundedMinor < ownMinor ? refundedMinor : ownMinor;
