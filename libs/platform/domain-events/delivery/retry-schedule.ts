/** First pause after a failure, in seconds; each further one doubles. */
const FIRST_PAUSE_SECONDS = 0.5;

/** Longest pause between two tries, in seconds. */
const LONGEST_PAUSE_SECONDS = 300;

/** Tries before a delivery is given up: with the pauses above about an hour and a half, longer than a gateway deployment or a database failover. */
export const MAX_ATTEMPTS = 25;

/** Pause after the given number of failed attempts, with up to 20 % jitter so that what failed together does not return together. */
export function retryPauseSeconds(attempts: number, random: () => number = Math.random): number {
  const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
  return pause * (1 + 0.2 * random());
}
