import { dropOldest } from '@remit/database';

/** Names of time zones come from requests, and their letter case is free. */
const MOST_FORMATS = 1_000;

/** Keeps one format for each time zone: making one takes 50 to 100 µs, and a report needs hundreds of days. */
function zoneFormats(
  locale: string,
  options: Omit<Intl.DateTimeFormatOptions, 'timeZone'>,
): (timeZone: string) => Intl.DateTimeFormat {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const known = formats.get(timeZone);
    if (known) return known;
    const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formats.set(timeZone, made);
    dropOldest(formats, MOST_FORMATS);
    return made;
  };
}

const DAY_MS = 86_400_000;

/** This locale writes dates as `YYYY-MM-DD`. */
const dateFormat = zoneFormats('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });

/** Date of a moment in a time zone, plus a number of days, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date, daysLater = 0): string {
  return daysAfter(dateFormat(timeZone).format(at), daysLater);
}

/** A year has four digits. The last day of them is what people write for "never". */
const LAST_DAY_MS = Date.parse('9999-12-31T00:00:00Z');

/**
 * No later than the year 9999.
 * @param day `YYYY-MM-DD`
 */
export function daysAfter(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS;
  return new Date(Math.min(at, LAST_DAY_MS)).toISOString().slice(0, 10);
}

/**
 * The moment when a day reaches an hour in a time zone. An hour that clocks jump over is reached when they jump, so a
 * day without midnight begins at one o'clock.
 * @param day `YYYY-MM-DD`
 * @param hour 0 to 24
 */
export function momentIn(timeZone: string, day: string, hour: number): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  // Computed twice, because the first guess may use the offset from the other side of a clock change.
  const guess = wanted - offsetMs(timeZone, wanted);
  const at = wanted - offsetMs(timeZone, guess);
  const isReached = at === guess || at + offsetMs(timeZone, at) === wanted;
  return new Date(isReached ? at : Math.max(guess, at));
}

const clockFormat = zoneFormats('en-US', {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** Milliseconds that local time is ahead of UTC at a moment. */
function offsetMs(timeZone: string, at: number): number {
  const parts = clockFormat(timeZone).formatToParts(at);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => Number(parts.find((part) => part.type === type)?.value));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}
