/** Position of an object in a list. */
export interface ListPosition {
  /** Milliseconds. The creation time, or an upper bound of it. */
  readonly time: number;
  /** A value that decreases from one object to the next in a list that is newest first. */
  readonly order: number;
}

/** Detects when a list that is newest first has reached old objects. Any other list must be read to its end. */
export class ListEnd {
  private isNewestFirst = true;
  private lowest = Infinity;

  /**
   * @param oldest milliseconds; an object made before this time is old
   * @param tolerance allowed increase of the order between objects that were made almost at once
   */
  constructor(
    private readonly oldest: number,
    private readonly tolerance: number,
  ) {}

  /** @param places positions of the objects of the next page, as far as they are known */
  isPast(places: readonly ListPosition[]): boolean {
    for (const { order } of places) {
      this.isNewestFirst &&= order <= this.lowest;
      this.lowest = Math.min(this.lowest, order + this.tolerance);
    }
    return this.isNewestFirst && places.length > 0 && places.every(({ time }) => time < this.oldest);
  }
}
