import { dropOldest } from '@remit/database';

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

/** By time zone. A report needs hundreds of days, and a formatter takes 50 µs to make. */
const formatters = new Map<string, Intl.DateTimeFormat>();
/** Names come from requests, and their letter case is free. */
const MOST_FORMATTERS = 1_000;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  dropOldest(formatters, MOST_FORMATTERS);
  return made;
}

/** Milliseconds that local time is ahead of UTC at a moment. */
function offsetMs(timeZone: string, at: number): number {
  const parts = formatterOf(timeZone).formatToParts(at);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => Number(parts.find((part) => part.type === type)?.value));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}
