/**
 * Some non-ASCII letters convert to ASCII letters: `ı` is `I` in upper case, and the Kelvin sign is `k` in lower
 * case. Such texts are not converted, and so they are refused.
 */
const isAscii = (value: unknown): value is string => typeof value === 'string' && /^[ -~]*$/.test(value);

/** For members that are accepted in any letter case. */
export const inUpperCase = (value: unknown): unknown => (isAscii(value) ? value.toUpperCase() : value);

/** For members that are accepted in any letter case. */
export const inLowerCase = (value: unknown): unknown => (isAscii(value) ? value.toLowerCase() : value);
