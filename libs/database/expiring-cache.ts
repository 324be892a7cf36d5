/** Most entries kept at once: keys come from requests, so their number must be bounded. */
const MAX_ENTRIES = 10_000;

/**
 * Remembers for a short time what every request would read again. Requests that arrive while a value is being loaded share that load; a failed load is not kept.
 */
export class ExpiringCache<Value> {
  private readonly entries = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();

  /** @param keepMs how long a value may be used, in milliseconds from the start of its load. */
  constructor(private readonly keepMs: number) {}

  async get(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    if (known && known.until > performance.now()) return known.value;
    const entry = { value: load(), until: performance.now() + this.keepMs };
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.dropOldest();
    entry.value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    return entry.value;
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  private dropOldest(): void {
    const oldest = this.entries.size > MAX_ENTRIES ? this.entries.keys().next() : undefined;
    if (oldest && !oldest.done) this.entries.delete(oldest.value);
  }
}
