import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';

export interface ProbeOptions<T> {
  /** When to be content with the value; default: when it is truthy. */
  until?: (value: T) => boolean;
  timeoutMs?: number;
  intervalMs?: number;
}

/** Time was up; whether what was waited for would have come is not known. */
export class WaitedTooLong extends Error {}

/**
 * Asks `look` again and again until its value contents, and returns that value. A `look` that throws is asked again.
 * @throws WaitedTooLong when time is up: it says what was waited for and what was seen last.
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
