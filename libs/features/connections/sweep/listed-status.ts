import type { NomodPage } from '@remit/nomod';

/** A list that is filtered by a status is read as a whole at least this often, in milliseconds: objects leave and enter it without changing its count. */
const PASS_EVERY_MS = 24 * 3_600_000;

/** At most so many of ours are remembered during a pass; a longer list is not compared with our records. */
const MOST_REMEMBERED = 2_000;

/** What is known of such a list, and how far it is read. */
export interface ListProgress {
  /** As Nomod counted when its first page was last read. */
  readonly count: number | null;
  /** The page that a pass through the list goes on with; null when none is under way. */
  readonly page: number | null;
  /** When the last pass ended. */
  readonly passedAt: string | null;
  /** Objects of ours that this pass has seen. */
  readonly seen: readonly string[];
  /** Whether this pass could read everything. */
  readonly isWhole: boolean;
  /** Rows that this pass has seen. */
  readonly rows?: number;
}

export const UNREAD: ListProgress = { count: null, page: null, passedAt: null, seen: [], isWhole: true };

export interface ListReading<T> {
  /** Calls that may be spent on it now. */
  readonly calls: number;
  /** Whether it changes without a change of its count, so that it is read as a whole each time. */
  readonly changesUncounted?: boolean;
  readonly read: (page: number) => Promise<NomodPage<T>>;
  /** @returns the ids of ours among them */
  readonly take: (page: NomodPage<T>) => Promise<readonly string[]>;
  /** Whether nothing on later pages matters. */
  readonly isLast?: (page: NomodPage<T>) => boolean;
}

/**
 * Reads the first page of a list, and the others when the count changed, however many sweeps that takes.
 * @returns where to go on; `ended` when a pass through the list has just come to its end; `endsEarly` when that came before all the rows that Nomod counts.
 */
export async function readListed<T>(
  before: ListProgress,
  reading: ListReading<T>,
): Promise<{ progress: ListProgress; ended: boolean; endsEarly: boolean }> {
  let list = before;
  for (let calls = 0; calls < reading.calls; calls += 1) {
    const page = await reading.read(list.page ?? 1);
    const ours = await reading.take(page);
    if (list.page === null) {
      const isDue = reading.changesUncounted || page.count !== list.count || isOld(list.passedAt);
      list = { ...list, count: page.count, page: 1, seen: [], isWhole: true, rows: 0 };
      if (!isDue) return { progress: { ...list, page: null }, ended: false, endsEarly: false };
    }
    const seen = list.seen.length > MOST_REMEMBERED ? list.seen : [...list.seen, ...ours];
    const rows = (list.rows ?? 0) + page.items.length + page.unreadable.length;
    const isLast = reading.isLast?.(page) ?? false;
    const endsEarly = !isLast && page.next === null && rows < (page.count ?? list.count ?? 0);
    const isWhole = list.isWhole && page.unreadable.length === 0 && seen.length <= MOST_REMEMBERED && !endsEarly;
    list = { ...list, page: (list.page ?? 1) + 1, seen, isWhole, rows };
    if (page.next === null || isLast)
      return { progress: { ...list, page: null, passedAt: new Date().toISOString() }, ended: true, endsEarly };
  }
  return { progress: list, ended: false, endsEarly: false };
}

const isOld = (passedAt: string | null): boolean =>
  passedAt === null || Date.now() - Date.parse(passedAt) > PASS_EVERY_MS;
