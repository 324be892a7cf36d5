import { zoneFormats } from './zone-formats';

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

const formatOf = zoneFormats('en-US', {
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
  const parts = formatOf(timeZone).formatToParts(at);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => Number(parts.find((part) => part.type === type)?.value));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}
