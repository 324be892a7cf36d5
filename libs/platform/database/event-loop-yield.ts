import { setTimeout } from 'node:timers/promises';

/**
 * Milliseconds of work between two pauses. Another request needs about five turns of the event loop, and may have to
 * wait this long in each.
 */
const LONGEST_MS = 3;

/** Divides long work. Call `pause` often: it pauses for as long as the work took, so that other requests are served. */
export class EventLoopYield {
  private since = performance.now();

  /** Whether `pause` would wait. Checking this first is cheaper than the promise of a call. */
  get isDue(): boolean {
    return performance.now() - this.since >= LONGEST_MS;
  }

  /** Resolves at once until the work has taken long enough. */
  async pause(): Promise<void> {
    const worked = performance.now() - this.since;
    if (worked < LONGEST_MS) return;
    await setTimeout(worked);
    this.since = performance.now();
  }
}
