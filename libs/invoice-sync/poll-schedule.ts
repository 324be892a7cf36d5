/** The next look comes after this part of the invoice's age: five minutes at one hour, two hours at one day. */
const AGE_PART = 12;

/** Longest pause between two looks, in seconds. */
const LONGEST_PAUSE_SECONDS = 6 * 3_600;

/** An unpaid invoice is not looked at any more after this many seconds. Webhooks still find it. */
const LAST_LOOK_SECONDS = 60 * 86_400;

/**
 * Seconds until Nomod is asked about an open invoice again; null when it is old enough to be left alone.
 * @param ageSeconds since it was synced. @param first the setting POLL_INTERVAL_SECONDS.
 */
export function pollPauseSeconds(ageSeconds: number, first: number): number | null {
  if (ageSeconds > LAST_LOOK_SECONDS) return null;
  return Math.min(Math.max(first, ageSeconds / AGE_PART), LONGEST_PAUSE_SECONDS);
}
