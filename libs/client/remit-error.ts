import type { ErrorCode } from './schema.generated';

/**
 * - `refused`: Remit answered with an error: see `code` and `hint`.
 * - `no_answer`: nobody answered, or the connection broke.
 * - `timeout`: the time limit was over.
 * - `not_remit`: something else answered, such as a proxy or a wrong address.
 */
export type ErrorKind = 'refused' | 'no_answer' | 'timeout' | 'not_remit';

/** Why a call failed. */
export class RemitError extends Error {
  override readonly name = 'RemitError';
  readonly status?: number;
  /** Stable: branch on it. A newer server may answer others. */
  readonly code?: ErrorCode;
  /** What to do about it. */
  readonly hint?: string;
  /** The member or parameter it is about. */
  readonly param?: string;
  /** Where the code is explained. */
  readonly docUrl?: string;
  /** To be found in the server's log and in `GET /request-log`. */
  readonly requestId?: string;
  /** Facts beside the message, such as the id of a payment that was kept. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Of the POST that failed. When its outcome is not known, call again with it: what is done is not done twice. */
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
