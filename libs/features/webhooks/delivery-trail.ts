import type { DeliveryResult } from './webhook-delivery.entity';

/**
 * One processing step of a stored delivery. Unknown or unused members are left out, because many rows store this as
 * JSON.
 */
export interface TrailEntry {
  readonly did: 'worked' | 'replayed' | 'sent_again';
  /** Time of the first occurrence. */
  readonly at: string;
  /** Time of the last occurrence, when the same outcome came several times in a row. */
  readonly lastAt?: string;
  readonly times: number;
  readonly result?: DeliveryResult;
  readonly note?: string;
  readonly by?: string;
  /** Correlation id of the request or event chain that led to it, when it differs from that of the delivery. */
  readonly request?: string;
  /** Nomod's status of the charge, and when it was read. */
  readonly charge?: string;
  readonly readAt?: string;
}

/** Entries kept. An unmatched event is read about 900 times, and people may replay it without limit. */
const MOST = 20;

/**
 * Adds an entry to the trail. A repetition increments the count of the last entry. The first and the newest entries
 * are kept.
 */
export function withEntry(trail: readonly TrailEntry[], entry: TrailEntry): TrailEntry[] {
  const last = trail.at(-1);
  if (last && isRepetition(last, entry)) {
    return [...trail.slice(0, -1), { ...last, times: last.times + 1, lastAt: entry.at }];
  }
  const kept = trail.length < MOST ? trail : [...trail.slice(0, MOST / 2), ...trail.slice(MOST / 2 + 1)];
  return [...kept, entry];
}

const isRepetition = (last: TrailEntry, entry: TrailEntry): boolean =>
  (['did', 'result', 'note', 'by', 'request', 'charge'] as const).every((name) => last[name] === entry[name]);
