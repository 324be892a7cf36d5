import type { PaymentRefund } from './payment-refund.entity';

/** A refund that was given up, and the one that was asked for in its place. */
export interface LateRefund {
  readonly late: PaymentRefund;
  readonly again: PaymentRefund;
}

/**
 * Nomod has given back more than was asked for here, by what a refund would explain that it did not answer to and that was asked for again.
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
