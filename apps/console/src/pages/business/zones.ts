interface NamedZone {
  /** Such as GMT+4, at present. */
  readonly offset: string;
  /** Such as Gulf Standard Time, in the language of the reader. */
  readonly name: string;
  readonly englishName: string;
}

/** Most zones that a search offers. */
const MOST = 50;

/** Naming a zone takes a tenth of a millisecond, and there are 400 of them. */
const known = new Map<string, NamedZone>();

/** The offset and the name of a zone. */
export function namedZone(zone: string, locale: string): NamedZone {
  const key = `${locale} ${zone}`;
  const found = known.get(key) ?? {
    offset: partOf(zone, 'en', 'shortOffset'),
    name: partOf(zone, locale, 'long'),
    englishName: partOf(zone, 'en', 'long'),
  };
  known.set(key, found);
  return found;
}

function partOf(timeZone: string, locale: string, timeZoneName: 'shortOffset' | 'long'): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(new Date());
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** The zones whose id, name and offset together contain each word of a text, at most fifty. */
export function matchingZones(zones: readonly string[], search: string, locale: string): string[] {
  const words = plain(search).split(' ').filter(Boolean);
  const textOf = (zone: string) => {
    const { offset, name, englishName } = namedZone(zone, locale);
    return plain(`${zone} ${name} ${englishName} ${offset}`);
  };
  return zones
    .filter((zone) => {
      const text = textOf(zone);
      return words.every((word) => (isOffset(word) ? text.endsWith(` ${word}`) : text.includes(word)));
    })
    .slice(0, MOST);
}

/** A whole offset: "+4" is not the beginning of "+4:30". */
const isOffset = (word: string): boolean => /^gmt[+-]\d/.test(word);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(
      /(?:utc|gmt)?([+\u2212-])0?(\d)/g,
      (_whole, sign: string, hour: string) => `gmt${sign === '+' ? '+' : '-'}${hour}`,
    )
    .replaceAll(/[_/]/g, ' ')
    .trim();
