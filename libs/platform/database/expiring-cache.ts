import { laggingRead } from './lagging-read';

/** Maximum number of entries. */
const MAX_ENTRIES = 10_000;

interface Entry<Value> {
  readonly value: Promise<Value>;
  loaded?: Value;
  readonly since: number;
  isRefreshing: boolean;
}

/**
 * Caches for a short time values that every request would read again. Requests that arrive during a load share it. A
 * failed load is not cached. A value in use is reloaded after half of its time, while the old one is still returned,
 * so that nobody waits. Loads never read from the replica.
 */
export class ExpiringCache<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  /** @param keepMs milliseconds for which a value may be used, from the start of its load */
  constructor(private readonly keepMs: number) {}

  /** The cached value; undefined when it is not cached or is due for a reload. */
  peek(key: string): Value | undefined {
    const known = this.entries.get(key);
    return known && performance.now() - known.since < this.keepMs / 2 ? known.loaded : undefined;
  }

  /**
   * The kept value, or what `load` returns. Callers share one load.
   * @throws the error of `load`
   */
  async get(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    const age = known ? performance.now() - known.since : Infinity;
    if (!known || age >= this.keepMs) return this.keep(key, laggingRead.exit(load));
    if (age >= this.keepMs / 2 && !known.isRefreshing) void this.refresh(key, known, load);
    return known.value;
  }

  /** The next `get` loads the value again. */
  forget(key: string): void {
    this.entries.delete(key);
  }

  private async keep(key: string, value: Promise<Value>, since = performance.now()): Promise<Value> {
    const entry: Entry<Value> = { value, since, isRefreshing: false };
    this.entries.delete(key);
    this.entries.set(key, entry);
    dropOldest(this.entries, MAX_ENTRIES);
    value.then(
      (loaded) => (entry.loaded = loaded),
      () => {
        if (this.entries.get(key) === entry) this.entries.delete(key);
      },
    );
    return value;
  }

  /** Ignores a failed load. After the value has expired, the next load reports its own failure. */
  private async refresh(key: string, known: Entry<Value>, load: () => Promise<Value>): Promise<void> {
    known.isRefreshing = true;
    const since = performance.now();
    const [loaded] = await Promise.allSettled([laggingRead.exit(load)]);
    if (loaded.status === 'fulfilled' && this.entries.get(key) === known)
      await this.keep(key, Promise.resolve(loaded.value), since);
  }
}

interface Entries {
  readonly size: number;
  keys(): Iterator<string>;
  delete(key: string): boolean;
}

/**
 * Removes the oldest entry of a map or set that has more than `most` entries. Keys that come from requests must be
 * bounded in number.
 */
export function dropOldest(entries: Entries, most: number): void {
  const oldest = entries.size > most ? entries.keys().next() : undefined;
  if (oldest && !oldest.done) entries.delete(oldest.value);
}
