/**
 * Gathers what is asked within one turn of the event loop and answers it together, so that handlers which run side by side in one unit of work cost one
 * statement a step instead of one each. Nobody waits for a timer: what is asked alone is answered alone.
 */
export class Gathering {
  private readonly open = new Map<string, { items: unknown[]; answers: Promise<unknown> }>();
  private readonly running = new Map<string, Promise<unknown>>();

  /** @param inTurn whether what is asked while a group of its key is being answered waits and makes up the next one. */
  constructor(private readonly inTurn = false) {}

  /**
   * @param key what may be answered together.
   * @param answerAll gets the items in the order they were asked; its answers are in the same order.
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
    await this.running.get(key);
    this.open.delete(key);
    const answers = answerAll();
    if (this.inTurn) this.follow(key, answers);
    return answers;
  }

  private follow(key: string, answers: Promise<unknown>): void {
    const ended: Promise<void> = Promise.allSettled([answers]).then(() => {
      if (this.running.get(key) === ended) this.running.delete(key);
    });
    this.running.set(key, ended);
  }
}

/** Once every promise that is settled by now has been followed up: the tick queue is looked at when no such work is left. */
async function endOfTurn(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => process.nextTick(resolve));
}
