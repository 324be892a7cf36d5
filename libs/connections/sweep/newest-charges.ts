import type { NomodCharge, NomodPage, PageQuery } from '@remit/nomod';

/** A reading ends after so many pages, whatever the list says. */
const MOST_PAGES = 500;

/** A list that is not newest first is read to this page: that is all of it for a small account. */
const UNORDERED_PAGES = 3;

/** Neighbours whose times differ by less may stand in either order, in milliseconds: Nomod's servers need not agree to the millisecond. */
const SAME_TIME_MS = 2_000;

export interface NewestCharges {
  /** Whether every charge since then was read. */
  readonly isComplete: boolean;
  /** Null when there were too few charges to tell. */
  readonly isNewestFirst: boolean | null;
  readonly hasCount: boolean;
}

/** Reads the list of charges page by page until it comes to what is older, and verifies its order on the way. */
export async function readNewest(
  since: Date,
  read: (next?: PageQuery) => Promise<NomodPage<NomodCharge>>,
  take: (page: NomodPage<NomodCharge>) => Promise<void>,
): Promise<NewestCharges> {
  let isNewestFirst: boolean | null = null;
  let hasCount = true;
  let last: NomodCharge | undefined;
  let next: PageQuery | undefined;
  const asked = new Set<string>();

  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const page = await read(next);
    const rows = last ? [last, ...page.items] : page.items;
    if (!isInOrder(rows)) isNewestFirst = false;
    else if (rows.length > 1) isNewestFirst ??= true;
    hasCount &&= page.count !== null;
    await take(page);
    last = page.items.at(-1) ?? last;

    const isPast = last !== undefined && last.created < since;
    const isUnordered = isNewestFirst === false;
    const isEnd = page.next === null && page.unreadable.every(({ id }) => id !== null);
    if (isEnd || (isPast && !isUnordered)) return { isComplete: true, isNewestFirst, hasCount };
    if (page.next === null || asked.has(JSON.stringify(page.next)) || (isUnordered && pages >= UNORDERED_PAGES)) break;
    asked.add(JSON.stringify(page.next));
    next = page.next;
  }
  return { isComplete: false, isNewestFirst, hasCount };
}

/** Newest first, neighbour by neighbour and from the first to the last. */
function isInOrder(rows: readonly NomodCharge[]): boolean {
  const times = rows.map(({ created }) => created.getTime());
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  return last <= first && times.every((time, index) => time <= (times[index - 1] ?? Infinity) + SAME_TIME_MS);
}
