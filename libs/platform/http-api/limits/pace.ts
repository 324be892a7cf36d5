import { setTimeout } from 'node:timers/promises';

/** Refusals that wait at once; more are answered immediately. */
const MOST_WAITING = 1_000;

let waiting = 0;

/** Wait here before a refusal: whoever asks again at once is slowed down by itself, and refusing it costs the others nothing. Spread, so that they do not come back together. */
export async function pace(): Promise<void> {
  if (waiting >= MOST_WAITING) return;
  waiting += 1;
  await setTimeout(500 + Math.random() * 500);
  waiting -= 1;
}
