const WINDOW_MS = 1_000;

/** How often something happened within the last second. */
export class Recent {
  private times: number[] = [];

  add(now: number): void {
    this.times.push(now);
  }

  count(now: number): number {
    // A clock that was put back leaves times that are still to come.
    this.times = this.times.filter((at) => at > now - WINDOW_MS && at <= now);
    return this.times.length;
  }
}
