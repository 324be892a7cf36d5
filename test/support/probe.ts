import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';

export interface ProbeOptions<T> {
  /** Accepts the value; default: the value is truthy. */
  until?: (value: T) => boolean;
  timeoutMs?: number;
  intervalMs?: number;
}

/** The time limit passed. The expected state might still have been reached later. */
export class WaitedTooLong extends Error {}

/**
 * Polls `look` until its value is accepted, and returns that value. An error of `look` counts as not accepted.
 * @throws WaitedTooLong when time is up, with the description and the last value or error
 */
export async function eventually<T>(
  description: string,
  look: () => T | Promise<T>,
  { until = Boolean, timeoutMs = 10_000, intervalMs = 20 }: ProbeOptions<T> = {},
): Promise<T> {
  const limit = Date.now() + timeoutMs;
  for (;;) {
    const seen = await attempt(look);
    if ('value' in seen && until(seen.value)) return seen.value;
    if (Date.now() >= limit) {
      const last = 'value' in seen ? inspect(seen.value, { depth: 6 }) : String(seen.error);
      throw new WaitedTooLong(`Waited ${timeoutMs} ms for: ${description}. Last seen: ${last}`, {
        cause: 'error' in seen ? seen.error : undefined,
      });
    }
    await delay(intervalMs);
  }
}

async function attempt<T>(look: () => T | Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await look() };
  } catch (error) {
    return { error };
  }
}
