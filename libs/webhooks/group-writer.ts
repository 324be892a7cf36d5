import { isDatabaseUnavailable } from '@remit/database';
import { ApiError } from '@remit/http-api';

/** Groups that are written at the same time: one is being committed while the next one gathers. */
const GROUPS_AT_ONCE = 2;

/** Items of one group at most; larger ones hold their locks longer and gain nothing. */
const GROUP_SIZE = 200;

/** Items that may wait; beyond it the sender is told to come back, which it does by itself. */
const MOST_WAITING = 5_000;

interface Waiting<T> {
  readonly item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Writes items that arrive together in one go. The first is written at once; what arrives while groups are under way makes up the next one, so that a
 * group grows with the load and nobody waits for a timer.
 */
export class GroupWriter<T> {
  private waiting: Waiting<T>[] = [];
  private writing = 0;

  /**
   * @param write commits a group, all or nothing.
   * @param onIdle called when nothing is left to write.
   */
  constructor(
    private readonly write: (items: readonly T[]) => Promise<void>,
    private readonly onIdle: () => void,
  ) {}

  /** Resolves once the item is committed. @throws ApiError service_unavailable when too much waits; what `write` throws for this item. */
  async add(item: T): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) throw new ApiError('service_unavailable', { retryAfterSeconds: 1 });
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      // Everything that the sockets deliver in this turn of the event loop is gathered first.
      if (this.waiting.length === 1) setImmediate(() => this.start());
    });
  }

  private start(): void {
    while (this.writing < GROUPS_AT_ONCE && this.waiting.length > 0) {
      const group = this.waiting.slice(0, GROUP_SIZE);
      this.waiting = this.waiting.slice(GROUP_SIZE);
      this.writing += 1;
      void this.writeGroup(group).finally(() => {
        this.writing -= 1;
        if (this.writing === 0 && this.waiting.length === 0) this.onIdle();
        else this.start();
      });
    }
  }

  /**
   * A group that fails is written item by item, so that one bad item does not take the others with it. Not when the database is away: each
   * item would wait for it in turn, and the senders behind them with it.
   */
  private async writeGroup(group: Waiting<T>[]): Promise<void> {
    try {
      await this.write(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    } catch (error) {
      const [only, ...others] = group;
      if (only && others.length === 0) only.reject(error);
      else if (isDatabaseUnavailable(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await this.writeGroup([one]);
    }
  }
}
