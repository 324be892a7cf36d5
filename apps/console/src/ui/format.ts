import { dayOf, offsetName, shownZone } from './zone';

/** The month is a word in every language: digits alone are read in two orders. */
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const MINUTE = { hour: '2-digit', minute: '2-digit' } as const;

const FRACTION = /\.(\d+)$/;

/**
 * An amount of the API with its currency: "AED 1,234.50". The text is never converted to a float, and its decimals
 * are kept.
 */
export function formatMoney(amount: string, currency: string, locale: string): string {
  const digits = FRACTION.exec(amount)?.[1]?.length ?? 0;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${currency} ${number.format(amount as Intl.StringNumericLiteral)}`;
}

export function formatTime(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...DAY, ...MINUTE, timeZone: shownZone() }).format(new Date(at));
}

/** Includes seconds, for lists with many events in a minute. */
export function formatMoment(at: string, locale: string): string {
  const moment = { ...DAY, ...MINUTE, second: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, { ...moment, timeZone: shownZone() }).format(new Date(at));
}

/** Whole words for a month `YYYY-MM`. */
export function formatMonth(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

export function formatDay(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...DAY, timeZone: shownZone() }).format(new Date(at));
}

/** As `formatDay`, without the year when it is the present one: for narrow columns. */
export const formatBriefDay = (at: string, locale: string): string => brief(at, locale, shownZone());

/** As `formatCalendarDay`, without the year when it is the present one. */
export const formatBriefCalendarDay = (at: string, locale: string): string => brief(at, locale, 'UTC');

/** As `formatTime`, without the year when it is the present one. */
export const formatBriefTime = (at: string, locale: string): string => brief(at, locale, shownZone(), MINUTE);

function brief(
  at: string,
  locale: string,
  timeZone: string | undefined,
  hour: Intl.DateTimeFormatOptions = {},
): string {
  const year = (time: Date): string => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(time);
  const isThisYear = year(new Date(at)) === year(new Date());
  const day: Intl.DateTimeFormatOptions = isThisYear ? { ...DAY, year: undefined } : DAY;
  return new Intl.DateTimeFormat(locale, { ...day, ...hour, timeZone }).format(new Date(at));
}

/** A calendar day of the API, sent as midnight UTC: the same day in every time zone. */
export function formatCalendarDay(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' }).format(new Date(at));
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** A duration in its largest unit: "124ms", "2.4s", "3m". */
export function formatElapsed(milliseconds: number, locale: string): string {
  const [unit, length] = UNITS.find(([, each]) => milliseconds >= each) ?? (['millisecond', 1] as const);
  const maximumFractionDigits = unit === 'second' ? 1 : 0;
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits });
  return format.format(milliseconds / length);
}

/** "2026-11-22 08:45:06 UTC", after the offset in which times are shown. */
export function formatUtc(at: string): string {
  return `${offsetName(new Date(at))} · ${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The date of today where the business is, in the format of a date field. */
export const today = (): string => dayOf(new Date());
