import { ApiError } from '@remit/http-api';

/** How long an act that moves money and equals an earlier one is taken for its repeat, in milliseconds. */
const REPEAT_WITHIN_MS = 60_000;

export const isRecent = (madeAt: Date): boolean => Date.now() - madeAt.getTime() < REPEAT_WITHIN_MS;

/** @param first names what was made the first time. */
export const repeatedAct = (first: Readonly<Record<string, string>>): ApiError =>
  new ApiError('duplicate_request', { details: first });
