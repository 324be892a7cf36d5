import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';

/** One run of a request with an Idempotency-Key. */
export interface IdempotentRun {
  readonly scope: Scope;
  /** Id of the API key. */
  readonly keyId: string;
  readonly key: string;
  readonly requestHash: string;
  /** Unique for every run of the same request. */
  readonly runId: string;
}

const storage = new AsyncLocalStorage<IdempotentRun>();

export function runIdempotently<T>(run: IdempotentRun, work: () => T): T {
  return storage.run(run, work);
}

export function currentIdempotentRun(): IdempotentRun | undefined {
  return storage.getStore();
}

/** Milliseconds during which an act that moves money and equals an earlier one counts as its repetition. */
const REPEAT_WITHIN_MS = 60_000;

/** Whether an equal act at this time counts as the first of a repetition. */
export const isRecent = (madeAt: Date): boolean => Date.now() - madeAt.getTime() < REPEAT_WITHIN_MS;

/** @param first identifies the result of the first act */
export const repeatedAct = (first: Readonly<Record<string, string>>): ApiError =>
  new ApiError('duplicate_request', { details: first });
