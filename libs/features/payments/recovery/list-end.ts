/** Where an object stands in a list. */
export interface Place {
  /** When it was made, or surely not after this, in milliseconds. */
  readonly time: number;
  /** What falls from one object to the next in a list that is newest first. */
  readonly order: number;
}

/** Says when a list that is newest first has come to what is old. One that is not newest first has to be read to its end. */
export class ListEnd {
  private isNewestFirst = true;
  private lowest = Infinity;

  /**
   * @param oldest what was made before this moment is old, in milliseconds.
   * @param tolerance so much the order may rise where two were made nearly at once.
   */
  constructor(
    private readonly oldest: number,
    private readonly tolerance: number,
  ) {}

  /** @param places of the objects of the next page, as far as they are known. */
  isPast(places: readonly Place[]): boolean {
    for (const { order } of places) {
      this.isNewestFirst &&= order <= this.lowest;
      this.lowest = Math.min(this.lowest, order + this.tolerance);
    }
    return this.isNewestFirst && places.length > 0 && places.every(({ time }) => time < this.oldest);
  }
}
