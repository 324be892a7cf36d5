const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds between attempts: the schedule that Svix made usual for webhooks, 27.6 hours in total. */
export const RETRY_PAUSES_SECONDS: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
];

/** Pause after this number of failed attempts; undefined after the last one. */
export function retryPauseSeconds(attempts: number): number | undefined {
  return RETRY_PAUSES_SECONDS[attempts - 1];
}
