const ONE_HOUR_MS = 3_600_000;

/** The three date formats of HTTP: `Thu, 01 Jan 2026`, `Thursday, 01-Jan-26` and `Thu Jan  1 … 2026`. */
const DATES = [
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
];

/** Headers of one answer. A repeated header has several values. */
export interface AnswerTimes {
  readonly retryAfter: readonly string[];
  readonly date?: string;
}

/**
 * Milliseconds from `Retry-After` (seconds or a date), at most an hour, the longest of several; undefined when none
 * is readable. A date is compared with the answer's own `Date`, because our clock may differ.
 */
export function readRetryAfter({ retryAfter, date }: AnswerTimes, now: number): number | undefined {
  const own = httpDate(date ?? '', now);
  const answeredAt = Number.isNaN(own) ? now : own;
  const waits = retryAfter
    .flatMap((header) => header.split(/,(?! \d\d[ -][A-Z])/))
    .map((value) => value.trim())
    .map((value) => (/^\d+$/.test(value) ? Number(value) * 1000 : httpDate(value, answeredAt) - answeredAt))
    .filter((wait) => !Number.isNaN(wait));
  return waits.length === 0 ? undefined : Math.min(Math.max(...waits, 0), ONE_HOUR_MS);
}

/** NaN when it is not a date of HTTP. */
function httpDate(text: string, now: number): number {
  const found = DATES.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!found) return NaN;
  const { day = '', month, year = '', time } = found;
  return Date.parse(`${day.replace(' ', '0')} ${month} ${year.length === 2 ? fullYear(year, now) : year} ${time} GMT`);
}

/** A two-digit year is never more than fifty years in the future. */
function fullYear(digits: string, now: number): number {
  const present = new Date(now).getUTCFullYear();
  const inCentury = present - (present % 100) + Number(digits);
  return inCentury > present + 50 ? inCentury - 100 : inCentury;
}
