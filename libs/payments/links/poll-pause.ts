const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Open links are looked up for this long, in seconds; a payment later than that is still found by webhook or by hand. */
const OPEN_FOR = 60 * DAY;

/** Paid links are looked up for this long after they were made, in seconds: Nomod refunds for up to six months. */
const PAID_FOR = 185 * DAY;

/** Longest pause when Nomod did not tell, in seconds: a payment shall be found soon after an outage. */
const UNREAD_PAUSE = 30;

/**
 * Pause before a link is looked up again, in seconds; undefined when it has been long enough. With the default interval of a minute an open link is
 * looked up every minute or two in its first ten minutes and at least every five in its first hour.
 * @param interval POLL_INTERVAL_SECONDS
 */
export function pollPauseSeconds(ageSeconds: number, isOpen: boolean, interval: number): number | undefined {
  if (ageSeconds > (isOpen ? OPEN_FOR : PAID_FOR)) return undefined;
  if (ageSeconds < 10 * MINUTE) return interval * (isOpen ? 1 : 5);
  if (ageSeconds < HOUR) return interval * 5;
  if (ageSeconds < DAY) return interval * 15;
  if (ageSeconds < 7 * DAY) return interval * 60;
  return interval * 360;
}

/** As `pollPauseSeconds`, after a look at which Nomod did not tell. */
export function unreadPauseSeconds(ageSeconds: number, isOpen: boolean, interval: number): number | undefined {
  const pause = pollPauseSeconds(ageSeconds, isOpen, interval);
  return pause === undefined ? undefined : Math.min(pause, UNREAD_PAUSE);
}
