import { zoneFormats } from './zone-formats';

const DAY_MS = 86_400_000;

/** This locale writes dates as `YYYY-MM-DD`. */
const formatOf = zoneFormats('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });

/** Date of a moment in a time zone, plus a number of days, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date, daysLater = 0): string {
  return daysAfter(formatOf(timeZone).format(at), daysLater);
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
