import { ApiError } from '@remit/http-api';

/** Milliseconds during which an act that moves money and equals an earlier one counts as its repetition. */
const REPEAT_WITHIN_MS = 60_000;

export const isRecent = (madeAt: Date): boolean => Date.now() - madeAt.getTime() < REPEAT_WITHIN_MS;

/** @param first identifies the result of the first act */
export const repeatedAct = (first: Readonly<Record<string, string>>): ApiError =>
  new ApiError('duplicate_request', { details: first });
