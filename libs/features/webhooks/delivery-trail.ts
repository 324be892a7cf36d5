import type { DeliveryResult } from './webhook-delivery.entity';

/** Something that was done with a stored delivery. What is not known or does not apply is left out: it is kept as JSON, with each of many rows. */
export interface TrailEntry {
  readonly did: 'worked' | 'replayed' | 'sent_again';
  /** The first time. */
  readonly at: string;
  /** The last time, when it was done several times in a row with the same outcome. */
  readonly lastAt?: string;
  readonly times: number;
  readonly result?: DeliveryResult;
  readonly note?: string;
  readonly by?: string;
  /** Id of the request or chain of events that led to it, when it is not that of the delivery. */
  readonly request?: string;
  /** What Nomod said of the charge when it was read back, and when. */
  readonly charge?: string;
  readonly readAt?: string;
}

/** An event that matches nothing is looked at some 900 times, and may be replayed as often as people like. */
const MOST = 20;

/** The trail with one more entry; a repetition counts up the entry that it repeats. The first entries and the newest are kept. */
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
