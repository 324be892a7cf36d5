import type { NomodCharge, NomodPage, PageQuery } from '@remit/nomod';

/** A reading ends after so many pages, whatever the list says. */
const MOST_PAGES = 500;

/** A list that is not newest first is read to this page: that is all of it for a small account. */
const UNORDERED_PAGES = 3;

/** Neighbours whose times differ by less may stand in either order, in milliseconds: Nomod's servers need not agree to the millisecond. */
const SAME_TIME_MS = 2_000;

/** Why a list is not to be trusted to be whole. */
export const LIST_FAULTS = {
  pages_come_again: 'a page of it comes again',
  ends_early: 'it ends before all the rows that Nomod counts',
} as const;

export type ListFault = keyof typeof LIST_FAULTS;

export interface NewestCharges {
  /** Whether every charge since then was read. */
  readonly isComplete: boolean;
  /** Null when a second page, or the end, was as it should be; undefined when neither was looked at. */
  readonly fault: ListFault | null | undefined;
  /** Null when there were too few charges to tell. */
  readonly isNewestFirst: boolean | null;
  readonly hasCount: boolean;
}

/**
 * Reads the list of charges page by page until it comes to what is older, and verifies its order and its pages on the way.
 * @param readsOn to a second page at least, because the pages of the list were at fault before
 */
export async function readNewest(
  since: Date,
  read: (next?: PageQuery) => Promise<NomodPage<NomodCharge>>,
  take: (page: NomodPage<NomodCharge>) => Promise<void>,
  { readsOn = false } = {},
): Promise<NewestCharges> {
  let isNewestFirst: boolean | null = null;
  let hasCount = true;
  let last: NomodCharge | undefined;
  let next: PageQuery | undefined;
  let fault: ListFault | null | undefined;
  const asked = new Set<string>();
  const seen = new Set<string>();
  let unnamed = 0;
  let counted = Infinity;

  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const page = await read(next);
    hasCount &&= page.count !== null;
    // A charge that was made since the first page is on none of the later ones, but is counted there.
    counted = Math.min(counted, page.count ?? 0);
    const before = seen.size + unnamed;
    // Rows that new ones have pushed from the page before say nothing of the order.
    const fresh = page.items.filter(({ id }) => !seen.has(id));
    for (const { id } of [...page.items, ...page.unreadable]) {
      if (id === null) unnamed += 1;
      else seen.add(id);
    }
    const comesAgain = page.items.length > 0 && seen.size + unnamed === before;
    const rows = last ? [last, ...fresh] : fresh;
    if (!isInOrder(rows)) isNewestFirst = false;
    else if (rows.length > 1) isNewestFirst ??= true;
    await take(page);
    last = fresh.at(-1) ?? last;

    const isPast = last !== undefined && last.created < since;
    const isUnordered = isNewestFirst === false;
    const isEnd = page.next === null && page.unreadable.every(({ id }) => id !== null);
    if (comesAgain || asked.has(JSON.stringify(page.next))) fault = 'pages_come_again';
    else if (isEnd) fault = seen.size + unnamed < counted ? 'ends_early' : null;
    else if (pages > 1) fault = null;
    const isWhole = isEnd && fault === null;
    if (isWhole || (isPast && !isUnordered && !(readsOn && fault === undefined)))
      return { isComplete: true, fault, isNewestFirst, hasCount };
    if (page.next === null || fault || (isUnordered && pages >= UNORDERED_PAGES)) break;
    asked.add(JSON.stringify(page.next));
    next = page.next;
  }
  return { isComplete: false, fault, isNewestFirst, hasCount };
}

/** Newest first, neighbour by neighbour and from the first to the last. */
function isInOrder(rows: readonly NomodCharge[]): boolean {
  const times = rows.map(({ created }) => created.getTime());
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  return last <= first && times.every((time, index) => time <= (times[index - 1] ?? Infinity) + SAME_TIME_MS);
}
