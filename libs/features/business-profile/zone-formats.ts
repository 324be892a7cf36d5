import { dropOldest } from '@remit/database';

/** Names of time zones come from requests, and their letter case is free. */
const MOST_FORMATS = 1_000;

/** Keeps one format for each time zone: making one takes 50 to 100 µs, and a report needs hundreds of days. */
export function zoneFormats(
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
