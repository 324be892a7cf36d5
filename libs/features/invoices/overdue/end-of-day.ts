import { daysAfter, momentIn } from '@remit/business-profile';

/** Where days end first: no other zone is ahead of it. */
const FIRST = 'Pacific/Kiritimati';

/**
 * When to look whether a day is over, in seconds from now: first when it ends anywhere, then when it ends in this zone, so that a business that moves
 * its time zone meanwhile is not told late.
 * @param day `YYYY-MM-DD`, not over yet in this zone
 */
export function secondsToLook(timeZone: string, day: string, now: Date): number {
  const next = daysAfter(day, 1);
  const first = momentIn(FIRST, next, 0);
  const moment = first > now ? first : momentIn(timeZone, next, 0);
  return Math.max((moment.getTime() - now.getTime()) / 1_000, SOONEST_SECONDS);
}

/** Where clocks change at midnight, the day may end later than it seems. */
const SOONEST_SECONDS = 30;
