import type { GatewayCharge, GatewayPage, PageQuery } from '@remit/gateway';

/** Maximum number of pages per read, also when the list has more. */
const MOST_PAGES = 500;

/** Maximum number of pages of a list that is not newest first. That covers a small account completely. */
const UNORDERED_PAGES = 3;

/** Milliseconds. Neighbours that are closer may stand in either order, because Nomod's clocks may differ. */
const SAME_TIME_MS = 2_000;

/** Why a list may be incomplete. */
export const LIST_FAULTS = {
  pages_come_again: 'a page of the list repeats',
  ends_early: 'the list ends before all rows that Nomod counts',
} as const;

export type ListFault = keyof typeof LIST_FAULTS;

export interface NewestCharges {
  /** Whether every charge since then was read. */
  readonly isComplete: boolean;
  /** Null when the second page, or the end, was correct; undefined when neither was read. */
  readonly fault: ListFault | null | undefined;
  /** Null when there were too few charges to tell. */
  readonly isNewestFirst: boolean | null;
  readonly hasCount: boolean;
}

/**
 * Reads the list of charges page by page until it reaches older ones, and verifies order and paging.
 * @param readsOn reads a second page in any case, because the paging was wrong before
 */
export async function readNewest(
  since: Date,
  read: (next?: PageQuery) => Promise<GatewayPage<GatewayCharge>>,
  take: (page: GatewayPage<GatewayCharge>) => Promise<void>,
  { readsOn = false } = {},
): Promise<NewestCharges> {
  let isNewestFirst: boolean | null = null;
  let hasCount = true;
  let last: GatewayCharge | undefined;
  let next: PageQuery | undefined;
  let fault: ListFault | null | undefined;
  const asked = new Set<string>();
  const seen = new Set<string>();
  let unnamed = 0;
  let counted = Infinity;

  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const page = await read(next);
    hasCount &&= page.count !== null;
    // A charge made after the first page was read is on no later page, but the later pages count it.
    counted = Math.min(counted, page.count ?? 0);
    const before = seen.size + unnamed;
    // Rows that new charges pushed to the next page say nothing about the order.
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

/** Checks newest-first order between neighbours, and between the first and the last row. */
function isInOrder(rows: readonly GatewayCharge[]): boolean {
  const times = rows.map(({ created }) => created.getTime());
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  return last <= first && times.every((time, index) => time <= (times[index - 1] ?? Infinity) + SAME_TIME_MS);
}
