import { shareOfAge } from '@remit/domain-events';

/** Why a charge must be read again. `unconnected`: according to Nomod's lists it can have paid no invoice of ours. */
export type RereadReason = 'absent' | 'link_not_saved_yet' | 'undecided' | 'unconnected';

/** Times of the later reads, as shares of `UNMATCHED_EVENT_HOURS`. */
const LOOKS: Readonly<Record<Exclude<RereadReason, 'link_not_saved_yet'>, readonly number[]>> = {
  undecided: [1 / 3_600, 5 / 3_600, 30 / 3_600, 300 / 3_600, 1],
  unconnected: [1 / 3_600, 5 / 3_600, 30 / 3_600],
  absent: [1 / 3_600, 10 / 3_600, 120 / 3_600, 1_200 / 3_600, 4, 24],
};

/** The row of our own link is committed within seconds, or by the recovery of a lost answer. */
const SAVING_PAUSES = { first: 0.5, longest: 30 };

/**
 * Seconds until the charge is read again; null after the last read.
 * @param ageSeconds since the event arrived
 * @param hours `UNMATCHED_EVENT_HOURS`: how long a charge may stay undecided. An absent charge is read for 24 times
 *   as long.
 */
export function nextReadSeconds(doubt: RereadReason, ageSeconds: number, hours: number): number | null {
  const limitSeconds = hours * 3_600;
  if (doubt === 'link_not_saved_yet')
    return ageSeconds < limitSeconds ? shareOfAge(ageSeconds, 2, SAVING_PAUSES) : null;
  // A read that starts slightly early is not repeated.
  const next = LOOKS[doubt].map((share) => share * limitSeconds).find((seconds) => seconds > ageSeconds * 1.01 + 0.1);
  return next === undefined ? null : next - ageSeconds;
}
