import type { HabitAnswers } from './habit';

/** Milliseconds. A search that has not shown the probe's link by then never will. */
const LONGEST_SEARCH_MS = 120_000;

/** The last probe of an account, as stored with its connection. */
export interface NomodProbe {
  readonly id: string;
  /** `asked`: its link may exist at Nomod and may be payable. `searching`: the link is disabled. */
  readonly state: 'asked' | 'searching' | 'done' | 'failed';
  readonly asked_at: string;
  /** Since when its link can be found. */
  readonly made_at: string | null;
  readonly ended_at: string | null;
  readonly link_id: string | null;
  /** Reason of the failure. */
  readonly error: string | null;
  /** Observations so far. */
  readonly answers: HabitAnswers;
}

export const isOver = ({ state }: NomodProbe): boolean => state === 'done' || state === 'failed';

export const newProbe = (id: string, now: Date): NomodProbe => ({
  ...{ id, state: 'asked', asked_at: now.toISOString() },
  ...{ made_at: null, ended_at: null, link_id: null, error: null, answers: {} },
});

export const failedProbe = (probe: NomodProbe, error: string): NomodProbe => ({
  ...probe,
  ...{ state: 'failed', error, ended_at: new Date().toISOString() },
});

/** Seconds until the next search for the probe's link. The interval grows with time. */
export function pauseBeforeLook({ made_at }: NomodProbe, now: Date): number {
  const ageMs = now.getTime() - new Date(made_at ?? now).getTime();
  return Math.max(Math.min(ageMs / 2, LONGEST_SEARCH_MS - ageMs) / 1_000, 1);
}

/** Whether each kind of search found the probe's link. */
export interface Found {
  readonly title: boolean;
  readonly note: boolean;
  readonly list: boolean;
}

/** The probe after a search. Once one kind of search shows the link, slower kinds get a little more time. */
export function searchedProbe(probe: NomodProbe, found: Found, lists: HabitAnswers, now: Date): NomodProbe {
  const ageMs = now.getTime() - new Date(probe.made_at ?? now).getTime();
  const search_title = found.title || probe.answers.search_title === 'yes' ? 'yes' : 'no';
  const search_note = found.note || probe.answers.search_note === 'yes' ? 'yes' : 'no';
  const isShown = found.title || found.note || found.list;
  const search_delay = probe.answers.search_delay ?? (isShown ? String(Math.ceil(ageMs / 1_000)) : undefined);
  const answers = { ...probe.answers, ...lists, search_title, search_note, ...(search_delay && { search_delay }) };
  const patienceMs = search_delay === undefined ? LONGEST_SEARCH_MS : (2 * Number(search_delay) + 3) * 1_000;
  const isSeen = search_title === 'yes' && search_note === 'yes' && found.list;
  if (!isSeen && ageMs < Math.min(patienceMs, LONGEST_SEARCH_MS)) return { ...probe, answers };
  return { ...probe, answers, state: 'done', ended_at: now.toISOString() };
}
