import type { GatewayPage } from '@remit/gateway';

/**
 * Milliseconds. A list filtered by status is read completely at least this often, because objects may leave and enter
 * it without changing its count.
 */
const PASS_EVERY_MS = 24 * 3_600_000;

/** Maximum number of our objects remembered during a pass. A longer list is not compared with our records. */
const MOST_REMEMBERED = 2_000;

/** State of such a list and of the pass through it. */
export interface ListProgress {
  /** Nomod's count at the last read of the first page. */
  readonly count: number | null;
  /** The page at which the pass continues; null when no pass is running. */
  readonly page: number | null;
  /** End of the last pass. */
  readonly passedAt: string | null;
  /** Our objects that this pass found. */
  readonly seen: readonly string[];
  /** Whether this pass could read every row. */
  readonly isWhole: boolean;
  /** Number of rows that this pass read. */
  readonly rows?: number;
}

export const UNREAD: ListProgress = { count: null, page: null, passedAt: null, seen: [], isWhole: true };

export interface ListReading<T> {
  /** Number of calls that may be spent now. */
  readonly calls: number;
  /** Whether the list can change without a change of its count, so that it is read completely each time. */
  readonly changesUncounted?: boolean;
  readonly read: (page: number) => Promise<GatewayPage<T>>;
  /** @returns the ids of our objects among them */
  readonly take: (page: GatewayPage<T>) => Promise<readonly string[]>;
  /** Whether later pages do not matter. */
  readonly isLast?: (page: GatewayPage<T>) => boolean;
}

/**
 * Reads the first page of a list, and the other pages when the count changed, over several sweeps if necessary.
 * @returns where to continue; `ended` when a pass has just ended; `endsEarly` when it ended before all rows that
 * Nomod counts
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
