import { setTimeout } from 'node:timers/promises';

/** Milliseconds of work in one go. A request of somebody else needs some five turns of the event loop, and may find such work in each. */
const LONGEST_MS = 3;

/** For work that takes long: call `take` often, and others are served in between for as long as the work went on. */
export class Breath {
  private since = performance.now();

  /** Whether it is worth taking one: asking costs less than a promise. */
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
