import type { NomodError } from '@remit/nomod';

/** First pause after a failed call, in seconds; each further one doubles. */
const FIRST_PAUSE_SECONDS = 0.5;

/** Longest pause of our own choice, in seconds: an outage of Nomod shall be over for us soon after it is over there. */
const LONGEST_PAUSE_SECONDS = 15;

/** Seconds to wait before Nomod is asked again, with up to 20 % jitter. What Nomod asks for is never undercut. */
export function gatewayPauseSeconds(
  error: Pick<NomodError, 'retryAfterMs'>,
  attempts: number,
  random: () => number = Math.random,
): number {
  const own = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.max(attempts - 1, 0), LONGEST_PAUSE_SECONDS);
  return Math.max(own, (error.retryAfterMs ?? 0) / 1_000) * (1 + 0.2 * random());
}
