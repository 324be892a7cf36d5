/**
 * Combines the calls of one turn of the event loop into one. So handlers that run concurrently in a unit of work cost
 * one statement per step instead of one each. There is no timer: a single call is answered alone.
 */
export class TickBatcher {
  private readonly open = new Map<string, { items: unknown[]; answers: Promise<unknown> }>();
  private readonly running = new Map<string, Promise<unknown>>();

  /**
   * @param turnMs milliseconds that calls wait for a running group of their key, to form the next one; default: none
   */
  constructor(private readonly turnMs = 0) {}

  /**
   * @param key calls with the same key may be combined
   * @param answerAll receives the items in the order of the calls and returns the answers in the same order
   */
  async ask<Item, Answer>(
    key: string,
    item: Item,
    answerAll: (items: Item[]) => Promise<readonly Answer[]>,
  ): Promise<Answer> {
    let group = this.open.get(key);
    if (!group) {
      const items: Item[] = [];
      group = { items, answers: this.answer(key, () => answerAll(items)) };
      this.open.set(key, group);
    }
    const position = group.items.push(item) - 1;
    const answers = (await group.answers) as readonly Answer[];
    return answers[position] as Answer;
  }

  private async answer<Answers>(key: string, answerAll: () => Promise<Answers>): Promise<Answers> {
    await endOfTurn();
    const before = this.running.get(key);
    if (before) await atMost(this.turnMs, before);
    this.open.delete(key);
    const answers = answerAll();
    if (this.turnMs > 0) this.follow(key, answers);
    return answers;
  }

  private follow(key: string, answers: Promise<unknown>): void {
    const ended: Promise<void> = Promise.allSettled([answers]).then(() => {
      if (this.running.get(key) === ended) this.running.delete(key);
    });
    this.running.set(key, ended);
  }
}

/**
 * Resolves after the callbacks of all promises that are settled by now: Node runs the tick queue when no microtasks
 * are left.
 */
async function endOfTurn(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => process.nextTick(resolve));
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}
