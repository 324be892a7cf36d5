import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { ApiError } from '../errors/api-error';
import { currentHeader } from './request-context';

export const VERSIONED = 'remit:versioned';
export const CONDITIONAL = 'x-remit-if-match';

/** The answer is one record with a `version`. Its ETag begins with that version. */
export const AnswersVersion = () => SetMetadata(VERSIONED, true);

/** As `AnswersVersion`, for a change that heeds If-Match: its service calls `assertUnchanged`. */
export const ChangesVersion = () =>
  applyDecorators(AnswersVersion(), SetMetadata(CONDITIONAL, true), ApiExtension(CONDITIONAL, true));

/** An entity tag of RFC 9110, 8.8.3. The quoted part may hold commas. */
const TAG = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const TAGS = new RegExp(`^[ \t,]*${TAG}(?:[ \t]*,[ \t,]*${TAG})*[ \t,]*$`);
const EACH = new RegExp(TAG, 'g');

/**
 * Refuses a change of a record that is no longer at the version of If-Match. Call it while the record is locked.
 * Without the header, and in background work, everything passes.
 * @throws ApiError changed_meanwhile, validation_error when the header is no list of tags
 */
export function assertUnchanged(version: number): void {
  const sent = currentHeader('if-match')?.trim();
  if (sent === undefined || sent === '*' || readTags(sent).includes(version)) return;
  throw new ApiError('changed_meanwhile');
}

/**
 * The versions that the tags name. A weak tag matches nothing. Of a tag only the version counts: the rest says how the
 * record was shown.
 */
function readTags(header: string): number[] {
  if (!TAGS.test(header)) throw ApiError.invalidField('If-Match', 'If-Match must be * or ETags, such as "3"');
  const strong = (header.match(EACH) ?? []).filter((tag) => !tag.startsWith('W/'));
  return strong.flatMap((tag) => {
    const [, version] = /^"(\d{1,10})(?:-[\w-]+)?"$/.exec(tag) ?? [];
    return version === undefined ? [] : [Number(version)];
  });
}

/**
 * Runs a change. When If-Match refuses it, `details.current` of the error shows the record as it is now.
 * @throws the error of `change`
 */
export async function showingCurrent<T>(change: () => Promise<T>, read: () => Promise<object>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'changed_meanwhile') throw error;
    throw new ApiError('changed_meanwhile', { details: { current: await read() }, cause: error });
  }
}
