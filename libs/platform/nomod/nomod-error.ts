export const NOMOD_ERROR_KINDS = [
  'unreachable',
  'timed_out',
  'connection_lost',
  'rate_limited',
  'unavailable',
  'server_error',
  'unauthorized',
  'not_found',
  'refused',
  'invalid_answer',
  'redirected',
] as const;

export type NomodErrorKind = (typeof NOMOD_ERROR_KINDS)[number];

/** `not_done`: Nomod certainly changed nothing. `unknown`: it may have; look before repeating. */
export type NomodOutcome = 'not_done' | 'unknown';

export interface NomodFailure {
  /** What was being asked, in words: `create link`. */
  operation: string;
  kind: NomodErrorKind;
  outcome: NomodOutcome;
  /** Safe to show a user: never holds a key, a header, a request or payer data. */
  message: string;
  /** HTTP status, when Nomod answered. */
  status?: number;
  /** Nomod's `error.code`, such as `customer_already_exists`. */
  code?: string;
  /** How long Nomod asked to wait, in milliseconds, at most an hour. */
  retryAfterMs?: number;
}

/** The only error a call to Nomod ends in. Keeps no cause: HTTP error objects carry the key. */
export class NomodError extends Error implements NomodFailure {
  readonly operation: string;
  readonly kind: NomodErrorKind;
  readonly outcome: NomodOutcome;
  readonly status?: number;
  readonly code?: string;
  readonly retryAfterMs?: number;

  constructor({ message, ...failure }: NomodFailure) {
    super(message);
    this.name = 'NomodError';
    this.operation = failure.operation;
    this.kind = failure.kind;
    this.outcome = failure.outcome;
    if (failure.status !== undefined) this.status = failure.status;
    if (failure.code !== undefined) this.code = failure.code;
    if (failure.retryAfterMs !== undefined) this.retryAfterMs = failure.retryAfterMs;
  }
}

/** What a reading found; undefined when Nomod says that it has no such object. @throws NomodError when it says anything else. */
export async function foundOrUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: unknown) => {
    if (error instanceof NomodError && error.kind === 'not_found') return undefined;
    throw error;
  });
}
