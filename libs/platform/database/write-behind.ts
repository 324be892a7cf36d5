import { type Scope, scopeKey } from './scope';

export interface WriteBehindOptions<Item> {
  /** Milliseconds. Items noted within this time are written together. */
  readonly everyMs: number;
  /** Maximum number of waiting items; further ones are dropped. */
  readonly most: number;
  /** Maximum number of items per call of `write`; default: all. */
  readonly atOnce?: number;
  readonly scopeOf: (item: Item) => Scope;
  /** Receives items of one environment, in the order in which they were noted. */
  readonly write: (scope: Scope, items: readonly Item[]) => Promise<void>;
  /**
   * Receives the number of lost items.
   * @param error reason of the failed write; undefined when too many items waited
   */
  readonly dropped?: (count: number, error?: unknown) => void;
}

/**
 * Keeps items in memory and writes them in groups on a timer, one group at a time, so that it holds at most one
 * connection. Best effort: items are dropped when the queue is full or a write fails. Call `flush` at shutdown.
 */
export class WriteBehind<Item> {
  private waiting: Item[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;

  constructor(private readonly options: WriteBehindOptions<Item>) {}

  /** Keeps an item for the next group, or drops it when too many wait. */
  note(item: Item): void {
    const { most, dropped } = this.options;
    if (this.waiting.length >= most) return dropped?.(1);
    this.waiting.push(item);
    this.startSoon();
  }

  /** Writes everything noted so far. Never throws. Do not call it inside a unit of work. */
  async flush(): Promise<void> {
    while (this.writing) await this.writing;
    await this.start();
  }

  private startSoon(): void {
    if (this.writing) return;
    this.timer ??= setTimeout(() => void this.start(), this.options.everyMs).unref();
  }

  private async start(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const items = this.waiting;
    this.waiting = [];
    this.writing = this.writeAll(items).finally(() => {
      this.writing = undefined;
      if (this.waiting.length > 0) this.startSoon();
    });
    await this.writing;
  }

  private async writeAll(items: readonly Item[]): Promise<void> {
    const { write, scopeOf, atOnce = Infinity, dropped } = this.options;
    for (const { scope, group } of groupsOf(items, scopeOf, atOnce))
      await write(scope, group).catch((error: unknown) => dropped?.(group.length, error));
  }
}

/** Groups of items of one environment each, with at most `most` items. */
function groupsOf<Item>(
  items: readonly Item[],
  scopeOf: (item: Item) => Scope,
  most: number,
): { scope: Scope; group: Item[] }[] {
  const groups: { scope: Scope; group: Item[] }[] = [];
  const filling = new Map<string, Item[]>();
  for (const item of items) {
    const scope = scopeOf(item);
    const name = scopeKey(scope);
    const known = filling.get(name);
    if (known && known.length < most) known.push(item);
    else {
      const group = [item];
      filling.set(name, group);
      groups.push({ scope, group });
    }
  }
  return groups;
}
