import { dayIn, daysAfter, momentIn } from '@remit/business-profile';
import { ApiError } from '@remit/http-api';

/** Days of a period without an asked start. */
const USUAL_DAYS = 30;
const MOST_DAYS = 366;
/** Days that a report may begin before today. */
const MOST_DAYS_AGO = 1_100;
const DAY_MS = 86_400_000;

/** Days `YYYY-MM-DD` in the time zone of the business. Both ends are inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A period, and the equally long one before it. */
export interface Period extends Days {
  readonly timeZone: string;
  readonly today: string;
  readonly previous: Days;
}

/**
 * Default: the 30 days up to today. Days in the future are left out.
 * @throws ApiError validation_error for a period that ends before it begins, is too long, or is too long ago
 */
export function periodOf(asked: { from?: string; to?: string }, timeZone: string, now: Date): Period {
  const today = dayIn(timeZone, now);
  const to = asked.to !== undefined && asked.to < today ? asked.to : today;
  const from = asked.from ?? daysAfter(to, 1 - USUAL_DAYS);
  const length = daysBetween(from, to) + 1;
  if (length < 1) throw ApiError.invalidField('from', 'from must not be after to, and not in the future');
  if (length > MOST_DAYS) throw ApiError.invalidField('from', `A period has at most ${MOST_DAYS} days`);
  if (from < daysAfter(today, -MOST_DAYS_AGO)) {
    throw ApiError.invalidField('from', `A period begins at most ${MOST_DAYS_AGO} days ago`);
  }
  return { timeZone, today, from, to, previous: { from: daysAfter(from, -length), to: daysAfter(from, -1) } };
}

/** The moments at which the days of a time zone begin. The last one ends the last day. */
export function startsOf({ from, to }: Days, timeZone: string): Date[] {
  return Array.from({ length: daysBetween(from, to) + 2 }, (_, index) => startOf(timeZone, from, index));
}

/** The moment at which a day begins, or one that is `later` days after it. */
export const startOf = (timeZone: string, day: string, later = 0): Date => momentIn(timeZone, daysAfter(day, later), 0);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** First and last moment of a period. */
export function spanOf({ from, to }: Days, timeZone: string): { from: Date; to: Date } {
  return { from: startOf(timeZone, from), to: new Date(startOf(timeZone, to, 1).getTime() - 1) };
}
