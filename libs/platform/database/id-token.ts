/** Digits of ULIDs, in their order. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ULID_LENGTH = 26;

/** Characters of a token. */
export const TOKEN_LENGTH = 22;

const ulidOf = (id: string): string => id.slice(id.indexOf('_') + 1);

/**
 * Token of a row for a text at Nomod, such as a title: its ULID in fewer characters. The ULID can be decoded from it.
 */
export const tokenOf = (id: string): string => translate(ulidOf(id), CROCKFORD, BASE_62, TOKEN_LENGTH);

/**
 * Whether one of the texts contains the token of a row, or its whole ULID. Texts that are older than tokens contain
 * the ULID.
 */
export function isNamedIn(id: string, ...texts: (string | null | undefined)[]): boolean {
  return texts.some((text) => text?.includes(tokenOf(id)) || text?.includes(ulidOf(id)));
}

/** Possible ULIDs in the texts, as tokens or whole. */
export function ulidsIn(...texts: (string | null | undefined)[]): string[] {
  const words = texts.flatMap((text) => text?.match(/\b[0-9A-Za-z]{22}\b|\b[0-9A-HJKMNP-TV-Z]{26}\b/g) ?? []);
  return words.flatMap((word) => {
    const ulid = word.length === ULID_LENGTH ? word : translate(word, BASE_62, CROCKFORD, ULID_LENGTH);
    // The time in a ULID ends in the year 10889. A word with a greater value is no ULID.
    return ulid.length === ULID_LENGTH && ulid <= '7' + 'Z'.repeat(ULID_LENGTH - 1) ? [ulid] : [];
  });
}

/** Writes the same number in other digits, padded with zeros to the length. */
function translate(digits: string, from: string, to: string, length: number): string {
  let value = 0n;
  for (const digit of digits) value = value * BigInt(from.length) + BigInt(Math.max(from.indexOf(digit), 0));
  let written = '';
  for (; value > 0n; value /= BigInt(to.length)) written = to[Number(value % BigInt(to.length))] + written;
  return written.padStart(length, '0');
}
