/** One piece of work at a time for each key, in the order in which it was asked for. */
export class Turns {
  private readonly waiting = new Map<string, (() => void)[]>();

  /** Resolves, once it is their turn, to what ends it; undefined when so many wait for this key already, beside the one at work. */
  take(key: string, mostWaiting: number): Promise<() => void> | undefined {
    const queue = this.waiting.get(key);
    if (!queue) {
      this.waiting.set(key, []);
      return Promise.resolve(this.once(key));
    }
    if (queue.length >= mostWaiting) return undefined;
    return new Promise((resolve) => queue.push(() => resolve(this.once(key))));
  }

  private once(key: string): () => void {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = this.waiting.get(key)?.shift();
      if (next) next();
      else this.waiting.delete(key);
    };
  }
}
