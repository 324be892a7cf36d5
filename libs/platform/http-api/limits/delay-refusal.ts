import { setTimeout } from 'node:timers/promises';

/** Maximum number of delayed refusals; further ones are answered immediately. */
const MOST_WAITING = 1_000;

let waiting = 0;

/**
 * Delays a refusal. A caller that retries at once is slowed down, and the refusals cost other callers nothing. The
 * delay is random, so that the callers do not return together.
 */
export async function delayRefusal(): Promise<void> {
  if (waiting >= MOST_WAITING) return;
  waiting += 1;
  await setTimeout(500 + Math.random() * 500);
  waiting -= 1;
}
