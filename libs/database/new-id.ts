import { monotonicFactory } from 'ulid';

const ulid = monotonicFactory();

/** A new id: the prefix names the kind, the ULID sorts by creation time (milliseconds, monotonic within a process). */
export function newId(prefix: string): string {
  return `${prefix}_${ulid()}`;
}
