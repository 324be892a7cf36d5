interface Entries {
  readonly size: number;
  keys(): Iterator<string>;
  delete(key: string): boolean;
}

/** Removes the entry of a map or set that was added first, once there are more than `most`: keys that come from requests must be bounded in number. */
export function dropOldest(entries: Entries, most: number): void {
  const oldest = entries.size > most ? entries.keys().next() : undefined;
  if (oldest && !oldest.done) entries.delete(oldest.value);
}
