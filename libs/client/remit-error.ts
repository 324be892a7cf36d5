import type { ErrorCode } from './schema.generated';

/**
 * - `refused`: Remit returned an error: see `code` and `hint`.
 * - `no_answer`: the server did not respond, or the connection broke.
 * - `timeout`: the time limit was exceeded.
 * - `not_remit`: another server responded, for example a proxy, or the URL is wrong.
 */
export type ErrorKind = 'refused' | 'no_answer' | 'timeout' | 'not_remit';

/** Why a call failed. */
export class RemitError extends Error {
  override readonly name = 'RemitError';
  readonly status?: number;
  /** Stable: branch on it. A newer server may return other codes. */
  readonly code?: ErrorCode;
  /** What to do about it. */
  readonly hint?: string;
  /** The invalid member or parameter. */
  readonly param?: string;
  /** Documentation of the code. */
  readonly docUrl?: string;
  /** Id in the server's log and in `GET /request-log`. */
  readonly requestId?: string;
  /** Additional facts, such as the id of a payment that was kept. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Key of the failed POST. When its outcome is unknown, call again with this key: nothing is done twice. */
  readonly idempotencyKey?: string;

  constructor(
    readonly kind: ErrorKind,
    message: string,
    facts: ErrorFacts = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, facts);
  }
}

export type ErrorFacts = Omit<RemitError, keyof Error | 'kind'>;
