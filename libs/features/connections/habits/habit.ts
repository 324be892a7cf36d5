import { NOTE_LENGTH, TITLE_LENGTH } from '@remit/gateway';

/**
 * Undocumented behaviour of Nomod that is assumed until it is observed. Numbers are stored as text. `list_end`:
 * whether the pages of a list contain all rows; `missed` when rows repeat or the list ends too early. `search_delay`:
 * seconds until a search finds a new object. `page_size`: rows of the largest page received.
 */
export const ASSUMED = {
  item_amount: 'per_unit',
  account_tax: 'none',
  search_title: 'yes',
  search_note: 'no',
  search_delay: '0',
  list_order: 'newest_first',
  list_count: 'given',
  list_end: 'reached',
  page_size: '100',
  status_filter: 'applied',
  expiry_limit: 'kept',
  title_length: `${TITLE_LENGTH}`,
  note_length: `${NOTE_LENGTH}`,
  unknown_id: 'not_found',
  payment_url: 'https',
} as const;

export type HabitName = keyof typeof ASSUMED;

export const HABIT_NAMES = Object.keys(ASSUMED) as HabitName[];

/** An observation and its source: a probe that a person started, or ordinary work. */
export interface SeenHabit {
  readonly answer: string;
  readonly seen_at: string;
  readonly by: 'probe' | 'use';
}

/** Observations as stored with the connection. Members that were never observed are missing. */
export type SeenHabits = Readonly<Partial<Record<HabitName, SeenHabit>>>;

export type HabitAnswers = Readonly<Partial<Record<HabitName, string>>>;

/** How a Nomod account behaves: observed values, otherwise the assumed ones. */
export class KnownHabits {
  constructor(private readonly seen: SeenHabits) {}

  /** What was observed at the account, or else what is assumed. */
  answer(name: HabitName): string {
    return this.seen[name]?.answer ?? ASSUMED[name];
  }

  /** Whether the observed or assumed answer is this one. */
  is(name: HabitName, answer: string): boolean {
    return this.answer(name) === answer;
  }

  /** Whether all current observations were made before that time. */
  wereKnown(names: readonly HabitName[], then: Date): boolean {
    return names.every((name) => new Date(this.seen[name]?.seen_at ?? 0) <= then);
  }

  /** Seconds of a delay, rows of a page, or characters of a text. */
  number(name: 'search_delay' | 'page_size' | 'title_length' | 'note_length'): number {
    return Number(this.answer(name));
  }
}

/** How the lists of an account behave. */
export interface ListHabits {
  areNewestFirst: boolean;
  /** They state their length and respect their filter. */
  haveCount: boolean;
  areFiltered: boolean;
  /** Their pages contain all rows. */
  haveEnd: boolean;
}

export const listHabitsOf = (habits: KnownHabits): ListHabits => ({
  areNewestFirst: habits.is('list_order', 'newest_first'),
  haveCount: habits.is('list_count', 'given'),
  areFiltered: habits.is('status_filter', 'applied'),
  haveEnd: habits.is('list_end', 'reached'),
});

export const listAnswers = ({ areNewestFirst, haveCount, areFiltered, haveEnd }: ListHabits) =>
  ({
    list_order: areNewestFirst ? 'newest_first' : 'other',
    list_count: haveCount ? 'given' : 'missing',
    status_filter: areFiltered ? 'applied' : 'ignored',
    list_end: haveEnd ? 'reached' : 'missed',
  }) satisfies HabitAnswers;

/** Whether a sweep must read objects one by one, because the account's lists are not reliable. */
export const readsObjects = (lists: ListHabits): boolean => !Object.values(lists).every(Boolean);

export function seenNow(answers: HabitAnswers, by: SeenHabit['by'], now: Date): SeenHabits {
  const seen = Object.entries(answers).map(([name, answer]) => [name, { answer, seen_at: now.toISOString(), by }]);
  return Object.fromEntries(seen) as SeenHabits;
}
