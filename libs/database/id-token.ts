/** Of a ULID: nine characters of its time, then the last six of its random part. Monotonic ids of one millisecond differ in those. */
const TIME = [1, 10] as const;
const LAST = 20;

const ulidOf = (id: string): string => id.slice(id.indexOf('_') + 1);

/**
 * Names a row of ours in a text at Nomod, such as a title: unique, says nothing, and short. The row is found by it through the primary key.
 */
export function tokenOf(id: string): string {
  const ulid = ulidOf(id);
  return ulid.slice(...TIME) + ulid.slice(LAST);
}

/** Whether one of the texts carries the token of a row, or its whole ULID, which was written before tokens were short. */
export function isNamedIn(id: string, ...texts: (string | null | undefined)[]): boolean {
  return texts.some((text) => text?.includes(tokenOf(id)) || text?.includes(ulidOf(id)));
}

/** Between which ids the rows are whose tokens, or whole ULIDs, stand in a text; compare `isNamedIn` then. */
export function idRangesIn(prefix: string, ...texts: (string | null | undefined)[]): { first: string; last: string }[] {
  const words = texts.flatMap((text) => text?.match(/\b[0-9A-HJKMNP-TV-Z]{15}\b|[0-9A-HJKMNP-TV-Z]{26}/g) ?? []);
  return words.map((word) => {
    if (word.length === 26) return { first: `${prefix}_${word}`, last: `${prefix}_${word}` };
    const time = `${prefix}_0${word.slice(0, TIME[1] - TIME[0])}`;
    return { first: `${time}${'0'.repeat(16)}`, last: `${time}${'Z'.repeat(16)}` };
  });
}
