/** Calls of one sweep that go out together, as far as the account's budget lets them. */
const TOGETHER = 8;

/** Does the work for each, some side by side. @throws what the first that failed threw, once those beside it have ended */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += TOGETHER) {
    for (const ended of await Promise.allSettled(items.slice(from, from + TOGETHER).map(work))) {
      if (ended.status === 'rejected') throw ended.reason;
      results.push(ended.value);
    }
  }
  return results;
}
