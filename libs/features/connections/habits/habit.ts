import { NOTE_LENGTH, TITLE_LENGTH } from '@remit/nomod';

/**
 * What Nomod does not document, and what is taken for granted until it is seen. A number is given as text: what was measured.
 * `list_end`: whether the pages of a list bring all its rows; `missed` when they come again, or end too early. `search_delay`: seconds until a search finds what was made. `page_size`: rows of the largest page that was asked for.
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

/** What was seen, and by what: a probe that a person asked for, or the ordinary work. */
export interface SeenHabit {
  readonly answer: string;
  readonly seen_at: string;
  readonly by: 'probe' | 'use';
}

/** As they are stored with the connection; what was never seen is missing. */
export type SeenHabits = Readonly<Partial<Record<HabitName, SeenHabit>>>;

export type HabitAnswers = Readonly<Partial<Record<HabitName, string>>>;

/** How an account at Nomod behaves, as far as was seen; otherwise as is assumed. */
export class KnownHabits {
  constructor(private readonly seen: SeenHabits) {}

  answer(name: HabitName): string {
    return this.seen[name]?.answer ?? ASSUMED[name];
  }

  is(name: HabitName, answer: string): boolean {
    return this.answer(name) === answer;
  }

  /** Whether what is known of them was known by then already. */
  wereKnown(names: readonly HabitName[], then: Date): boolean {
    return names.every((name) => new Date(this.seen[name]?.seen_at ?? 0) <= then);
  }

  number(name: 'search_delay' | 'page_size' | 'title_length' | 'note_length'): number {
    return Number(this.answer(name));
  }
}

/** How the lists of an account behave. */
export interface ListHabits {
  areNewestFirst: boolean;
  /** They say how long they are, and keep to their filter. */
  haveCount: boolean;
  areFiltered: boolean;
  /** Their pages bring all rows. */
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

/** Whether a sweep reads objects one by one, because it cannot rely on the lists of the account. */
export const readsObjects = (lists: ListHabits): boolean => !Object.values(lists).every(Boolean);

export function seenNow(answers: HabitAnswers, by: SeenHabit['by'], now: Date): SeenHabits {
  const seen = Object.entries(answers).map(([name, answer]) => [name, { answer, seen_at: now.toISOString(), by }]);
  return Object.fromEntries(seen) as SeenHabits;
}
