/**
 * Gathers what is asked within one turn of the event loop and answers it together, so that handlers which run side by side in one unit of work cost one
 * statement a step instead of one each. Nobody waits for a timer: what is asked alone is answered alone.
 */
export class Gathering {
  private readonly open = new Map<string, { items: unknown[]; answers: Promise<unknown> }>();

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
      const answers = endOfTurn().then(() => {
        this.open.delete(key);
        return answerAll(items);
      });
      group = { items, answers };
      this.open.set(key, group);
    }
    const position = group.items.push(item) - 1;
    const answers = (await group.answers) as readonly Answer[];
    return answers[position] as Answer;
  }
}

/** Once every promise that is settled by now has been followed up: the tick queue is looked at when no such work is left. */
async function endOfTurn(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => process.nextTick(resolve));
}
