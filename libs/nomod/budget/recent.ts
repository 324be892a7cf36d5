const WINDOW_MS = 1_000;

/** How often something happened within the last second. */
export class Recent {
  private times: number[] = [];

  add(now: number): void {
    this.times.push(now);
  }

  count(now: number): number {
    const old = this.times.findIndex((at) => at > now - WINDOW_MS);
    this.times = old === -1 ? [] : this.times.slice(old);
    return this.times.length;
  }
}
