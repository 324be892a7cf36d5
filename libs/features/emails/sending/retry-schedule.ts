const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Seconds between attempts. A server that greylists unknown senders accepts them after some minutes; one that is down
 * has a day.
 */
const RETRY_PAUSES_SECONDS: readonly number[] = [30, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];

/** Pause after this number of attempts; undefined after the last one. */
export const retryPauseSeconds = (attempts: number): number | undefined => RETRY_PAUSES_SECONDS[attempts - 1];
