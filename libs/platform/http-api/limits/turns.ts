interface Work {
  atWork: number;
  readonly waiting: (() => void)[];
}

/** So many pieces of work at a time for each key, in the order in which they were asked for. */
export class Turns {
  private readonly keys = new Map<string, Work>();

  constructor(private readonly atOnce = 1) {}

  /** Resolves, once it is their turn, to what ends it; undefined when so many wait for this key already, beside those at work. */
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
