import type { PaymentRefund } from './payment-refund.entity';

/** A refund that was given up, and the one that was asked for in its place. */
export interface LateRefund {
  readonly late: PaymentRefund;
  readonly again: PaymentRefund;
}

/**
 * Finds the refund that explains why Nomod gave back more than was asked for here: a call of it was given up without an answer, and it was asked for again,
 * with the same key or as another refund.
 * @param refunds of one payment, oldest first. @param shownMinor what the charge says was given back, in its own currency.
 */
export function lateRefund(refunds: readonly PaymentRefund[], shownMinor: bigint): LateRefund | undefined {
  for (const late of refunds) {
    if (late.callsInDoubt === 0 || late.seenMinor === null) continue;
    const shown = refunds.filter((one) => isShown(one, shownMinor) && (one === late || isSince(one, late)));
    const again = shown.find((one) => one === late || one.amountMinor === late.amountMinor);
    const expected = shown.reduce((sum, one) => sum + keptAtNomod(one), late.seenMinor);
    if (again && shownMinor - expected >= atNomod(late)) return { late, again };
  }
  return undefined;
}

/**
 * Whether a refund that is tried again with the same key was done by an earlier try: the charge shows as much beside what others gave back since.
 * @param others of the same payment. @param shownMinor what the charge shows, in its own currency.
 */
export function wasDoneBefore(refund: PaymentRefund, others: readonly PaymentRefund[], shownMinor: bigint): boolean {
  if (refund.seenMinor === null || refund.targetMinor === null) return false;
  const since = others.filter((other) => other.state === 'done' && isSince(other, refund));
  const expected = since.reduce((sum, other) => sum + atNomod(other), refund.seenMinor);
  return shownMinor - expected >= atNomod(refund);
}

/** Nomod was asked for it when it had done nothing less than when it was asked for the earlier one. */
const isSince = (other: PaymentRefund, { id, seenMinor }: PaymentRefund): boolean =>
  other.id !== id && other.seenMinor !== null && seenMinor !== null && other.seenMinor >= seenMinor;

/** Done, or under way and shown by the charge already, which nobody has noted yet. */
const isShown = ({ state, isOpen, targetMinor }: PaymentRefund, shownMinor: bigint): boolean =>
  state === 'done' || (isOpen && targetMinor !== null && targetMinor <= shownMinor);

/** What was asked for, in the charge's currency. */
const atNomod = ({ seenMinor, targetMinor }: PaymentRefund): bigint => (targetMinor ?? 0n) - (seenMinor ?? 0n);

/** What is still given back of it, in the charge's currency. */
const keptAtNomod = (refund: PaymentRefund): bigint =>
  (atNomod(refund) * (refund.amountMinor - refund.reversedMinor)) / refund.amountMinor;
