/** What the ledger holds about one payment, in minor units. */
export interface BookedPayment {
  /** Taken for the invoice, extras aside. */
  readonly ownMinor: bigint;
  /** Given back so far, own part and extras together. */
  readonly refundedMinor: bigint;
  /** Of which the own part. */
  readonly refundedOwnMinor: bigint;
  /** True when it could not be applied to its invoice. */
  readonly unapplied: boolean;
}

/** The invoice's own part is given back first, the extras last; what comes back comes back the other way round. */
export const ownPartOf = (refundedMinor: bigint, ownMinor: bigint): bigint =>
  refundedMinor < ownMinor ? refundedMinor : ownMinor;
