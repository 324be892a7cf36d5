import type { PaymentRefund } from './payment-refund.entity';

/** A refund that was given up, and the one that was asked for in its place. */
export interface LateRefund {
  readonly late: PaymentRefund;
  readonly again: PaymentRefund;
}

/**
 * Finds the refund that explains why Nomod gave back more than was asked for here: it was given up without an answer, and was asked for again.
 * @param refunds of one payment, oldest first. @param refundedMinor what the charge says was given back.
 */
export function lateRefund(refunds: readonly PaymentRefund[], refundedMinor: bigint): LateRefund | undefined {
  for (const [index, late] of refunds.entries()) {
    if (!late.wasGivenUp) continue;
    const after = refunds.slice(index + 1);
    const again = after.find((one) => one.state === 'done' && one.amountMinor === late.amountMinor);
    const expected = after.reduce((sum, { keptMinor }) => sum + keptMinor, late.seenMinor ?? 0n);
    if (again && refundedMinor - expected >= late.amountMinor) return { late, again };
  }
  return undefined;
}

/**
 * Whether a refund that is tried again with the same key was done by an earlier try: the charge shows as much beside what others gave back since.
 * @param others of the same payment. @param shownMinor what the charge shows, in its own currency.
 */
export function wasDoneBefore(
  { id, seenMinor, targetMinor }: PaymentRefund,
  others: readonly PaymentRefund[],
  shownMinor: bigint,
): boolean {
  if (seenMinor === null || targetMinor === null) return false;
  const expected = others.reduce((sum, other) => {
    const isSince =
      other.id !== id && other.state === 'done' && other.seenMinor !== null && other.seenMinor >= seenMinor;
    return isSince ? sum + (other.targetMinor ?? 0n) - (other.seenMinor ?? 0n) : sum;
  }, seenMinor);
  return shownMinor - expected >= targetMinor - seenMinor;
}
