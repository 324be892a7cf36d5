import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDatabaseUnavailable } from '@remit/database';
import { ApiError } from '@remit/http-api';

/** Maximum size of one group. Larger groups hold their locks longer and gain nothing. */
const GROUP_SIZE = 200;

/** Minimum size of a group that is worth a commit. A larger group costs hardly less per item. */
const WORTH_A_COMMIT = 32;

/** Number of event-loop turns without a new item after which the group is written. */
const QUIET_TURNS = 2;

/** Maximum number of waiting items. Beyond it the sender gets 503 and retries by itself. */
const MOST_WAITING = 5_000;

/** Milliseconds. Senders give up after 15 s, so a database that does not answer must not hold them longer. */
const COMMIT_MS = 8_000;

interface Waiting<T> {
  readonly item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Writes items that arrive together in one transaction. The first item is written at once. Items that arrive during a
 * write form the next group, so groups grow with the load and no item waits for a timer. Only one group is written at
 * a time: two would halve the group size, and a commit costs as much as seven rows (320 and 45 microseconds of
 * PostgreSQL's time).
 */
export class GroupWriter<T> {
  private waiting: Waiting<T>[] = [];
  private underWay: readonly Waiting<T>[] | undefined;

  /**
   * @param write commits a group, all or nothing
   * @param onIdle is called when nothing is left to write
   */
  constructor(
    private readonly write: (items: readonly T[]) => Promise<void>,
    private readonly onIdle: () => void,
  ) {}

  /**
   * Resolves once the item is committed.
   * @throws ApiError service_unavailable when too many items wait or the commit takes too long (the commit may still
   * succeed); the error of `write` for this item
   */
  add(item: T): Promise<void> {
    if (this.waiting.length >= MOST_WAITING)
      return Promise.reject(new ApiError('service_unavailable', { retryAfterSeconds: 1 }));
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      // Collect everything that the sockets deliver in this turn of the event loop.
      if (this.waiting.length === 1 && !this.underWay) setImmediate(() => this.start());
    });
  }

  private start(): void {
    const group = this.waiting.splice(0, GROUP_SIZE);
    this.underWay = group;
    const timer = setTimeout(() => {
      for (const { reject } of [...group, ...this.waiting.splice(0)])
        reject(new ApiError('service_unavailable', { retryAfterSeconds: 5 }));
      this.finish(group);
    }, COMMIT_MS);
    void this.writeGroup(group).then(async (answer) => {
      clearTimeout(timer);
      if (this.waiting.length < WORTH_A_COMMIT) {
        answer();
        await this.gather();
        this.finish(group);
      } else {
        // The database already writes the next group while these senders are answered.
        this.finish(group);
        setImmediate(answer);
      }
    });
  }

  /** Resolves when the next group is worth a commit, or when no more items arrive. */
  private async gather(): Promise<void> {
    let quiet = 0;
    while (quiet < QUIET_TURNS && this.waiting.length < WORTH_A_COMMIT) {
      const before = this.waiting.length;
      await nextTurn();
      quiet = this.waiting.length === before ? quiet + 1 : 0;
    }
  }

  /** A group that timed out must not start the next group twice. */
  private finish(group: readonly Waiting<T>[]): void {
    if (this.underWay !== group) return;
    this.underWay = undefined;
    if (this.waiting.length > 0) this.start();
    else this.onIdle();
  }

  /**
   * Writes the items of a failed group one by one, so that one bad item does not fail the others. It does not do so
   * while the database is away: each item would time out in turn, and all senders behind it would wait.
   * @returns a function that answers the waiting senders
   */
  private async writeGroup(group: readonly Waiting<T>[]): Promise<() => void> {
    try {
      await this.write(group.map(({ item }) => item));
      return () => group.forEach(({ resolve }) => resolve());
    } catch (error) {
      if (group.length === 1 || isDatabaseUnavailable(error)) return () => group.forEach(({ reject }) => reject(error));
      const answers: (() => void)[] = [];
      for (const one of group) answers.push(await this.writeGroup([one]));
      return () => answers.forEach((answer) => answer());
    }
  }
}
