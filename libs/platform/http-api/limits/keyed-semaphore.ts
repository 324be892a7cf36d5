interface Work {
  atWork: number;
  readonly waiting: (() => void)[];
}

/** Limits the work at one time for each key. Work runs in the order of the calls. */
export class KeyedSemaphore {
  private readonly keys = new Map<string, Work>();

  constructor(private readonly atOnce = 1) {}

  /**
   * Resolves, when it is the caller's turn, to a function that ends the turn. Undefined when `mostWaiting` callers
   * already wait for this key.
   */
  take(key: string, mostWaiting: number): Promise<() => void> | undefined {
    const work = this.keys.get(key) ?? { atWork: 0, waiting: [] };
    this.keys.set(key, work);
    if (work.atWork < this.atOnce) {
      work.atWork += 1;
      return Promise.resolve(this.once(key, work));
    }
    if (work.waiting.length >= mostWaiting) return undefined;
    return new Promise((resolve) => work.waiting.push(() => resolve(this.once(key, work))));
  }

  private once(key: string, work: Work): () => void {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = work.waiting.shift();
      if (next) return next();
      work.atWork -= 1;
      if (work.atWork === 0) this.keys.delete(key);
    };
  }
}
