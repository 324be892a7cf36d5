import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { ApiError } from '@remit/http-api';

export const MIN_PASSWORD_LENGTH = 12;

/** Longer ones are refused: nobody types them, and each character costs the check time. */
export const MAX_PASSWORD_LENGTH = 128;

/** Guesses that an attacker with lists of breached passwords needs at least, as a power of ten. */
const MIN_GUESSES_LOG10 = 9;

let strength: ZxcvbnFactory | undefined;

/**
 * Refuses short, breached and easily guessed passwords. Nothing leaves this process.
 * @param words that an attacker would try: name, e-mail address, name of the business
 * @throws ApiError validation_error for the field `password`
 */
export function assertGoodPassword(password: string, words: readonly string[]): void {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH)
    throw ApiError.invalidField('password', `Use at least ${MIN_PASSWORD_LENGTH} characters.`);
  if (length > MAX_PASSWORD_LENGTH)
    throw ApiError.invalidField('password', `Use at most ${MAX_PASSWORD_LENGTH} characters.`);
  strength ??= new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });
  const parts = words.flatMap((word) => [word, ...word.split(/[\s@.,_-]+/)]).filter((part) => part.length > 2);
  if (strength.check(password, parts).guessesLog10 < MIN_GUESSES_LOG10)
    throw ApiError.invalidField(
      'password',
      'This password is on lists of breached ones, or easy to guess. Four words that do not belong together are good.',
    );
}
