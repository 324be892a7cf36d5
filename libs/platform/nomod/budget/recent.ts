const WINDOW_MS = 1_000;

/** Counts how often something happened within the last second. */
export class Recent {
  private times: number[] = [];

  add(now: number): void {
    this.times.push(now);
  }

  count(now: number): number {
    // After the clock was set back, stored times lie in the future.
    this.times = this.times.filter((at) => at > now - WINDOW_MS && at <= now);
    return this.times.length;
  }
}
