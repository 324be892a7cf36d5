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
