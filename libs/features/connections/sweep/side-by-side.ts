/** Number of parallel calls of one sweep, within the account's budget. */
const TOGETHER = 8;

/**
 * Runs the work for each item, several in parallel.
 * @throws the first error, after the parallel ones have ended
 */
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
