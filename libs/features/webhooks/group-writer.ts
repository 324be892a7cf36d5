import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDatabaseUnavailable } from '@remit/database';
import { ApiError } from '@remit/http-api';

/** Items of one group at most; larger ones hold their locks longer and gain nothing. */
const GROUP_SIZE = 200;

/** A group of so many costs little more for each item than a larger one. */
const WORTH_A_COMMIT = 32;

/** Turns of the event loop without a new item after which nobody else is about to come. */
const QUIET_TURNS = 2;

/** Items that may wait; beyond it the sender is told to come back, which it does by itself. */
const MOST_WAITING = 5_000;

/** A database that takes connections but does not answer must not hold senders past their own limit of 15 s, in milliseconds. */
const COMMIT_MS = 8_000;

interface Waiting<T> {
  readonly item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Writes items that arrive together in one go. The first is written at once; what arrives while a group is under way, and from those who were just answered,
 * makes up the next one, so that a group grows with the load and nobody waits for a timer. One group at a time: two halve the size of the groups, and a
 * commit costs as much as seven rows (320 and 45 microseconds of PostgreSQL's time).
 */
export class GroupWriter<T> {
  private waiting: Waiting<T>[] = [];
  private underWay: readonly Waiting<T>[] | undefined;

  /**
   * @param write commits a group, all or nothing.
   * @param onIdle called when nothing is left to write.
   */
  constructor(
    private readonly write: (items: readonly T[]) => Promise<void>,
    private readonly onIdle: () => void,
  ) {}

  /**
   * Resolves once the item is committed.
   * @throws ApiError service_unavailable when too much waits or the commit takes too long: it may yet come about; what `write` throws for this item.
   */
  add(item: T): Promise<void> {
    if (this.waiting.length >= MOST_WAITING)
      return Promise.reject(new ApiError('service_unavailable', { retryAfterSeconds: 1 }));
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      // Everything that the sockets deliver in this turn of the event loop is gathered first.
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
        // The database works while these are answered.
        this.finish(group);
        setImmediate(answer);
      }
    });
  }

  /** Ends when the next group is worth a commit, or nobody else is coming. */
  private async gather(): Promise<void> {
    let quiet = 0;
    while (quiet < QUIET_TURNS && this.waiting.length < WORTH_A_COMMIT) {
      const before = this.waiting.length;
      await nextTurn();
      quiet = this.waiting.length === before ? quiet + 1 : 0;
    }
  }

  /** A group that was given up is not followed twice. */
  private finish(group: readonly Waiting<T>[]): void {
    if (this.underWay !== group) return;
    this.underWay = undefined;
    if (this.waiting.length > 0) this.start();
    else this.onIdle();
  }

  /**
   * A group that fails is written item by item, so that one bad item does not take the others with it. Not when the database is away: each
   * item would wait for it in turn, and the senders behind them with it.
   * @returns what tells those who wait.
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
