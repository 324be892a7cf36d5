import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scope } from '@remit/database';

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
