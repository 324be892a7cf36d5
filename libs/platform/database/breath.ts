import { setTimeout } from 'node:timers/promises';

/** Milliseconds of work without a pause. A request of another caller needs some five turns of the event loop, and may wait for such work in each. */
const LONGEST_MS = 3;

/** Divides long work: call `take` often. It pauses for as long as the work took, and other requests are served meanwhile. */
export class Breath {
  private since = performance.now();

  /** Whether `take` would pause. To ask first costs less than the promise of a call. */
  get isDue(): boolean {
    return performance.now() - this.since >= LONGEST_MS;
  }

  async take(): Promise<void> {
    const worked = performance.now() - this.since;
    if (worked < LONGEST_MS) return;
    await setTimeout(worked);
    this.since = performance.now();
  }
}
