import { RetryLater } from '@remit/domain-events';

export const GATEWAY_ERROR_KINDS = [
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

export type GatewayErrorKind = (typeof GATEWAY_ERROR_KINDS)[number];

/** `not_done`: Nomod certainly changed nothing. `unknown`: it may have changed something; look before repeating. */
export type GatewayOutcome = 'not_done' | 'unknown';

export interface GatewayFailure {
  /** The operation in words, for example `create link`. */
  operation: string;
  kind: GatewayErrorKind;
  outcome: GatewayOutcome;
  /** Safe to show to users: it never contains a key, a header, a request or payer data. */
  message: string;
  /** HTTP status, when Nomod answered. */
  status?: number;
  /** Nomod's `error.code`, for example `customer_already_exists`. */
  code?: string;
  /** Milliseconds that Nomod asked to wait, at most an hour. */
  retryAfterMs?: number;
}

/** The only error that a call to Nomod throws. It keeps no cause, because HTTP error objects contain the key. */
export class GatewayError extends Error implements GatewayFailure {
  readonly operation: string;
  readonly kind: GatewayErrorKind;
  readonly outcome: GatewayOutcome;
  readonly status?: number;
  readonly code?: string;
  readonly retryAfterMs?: number;

  constructor({ message, ...failure }: GatewayFailure) {
    super(message);
    this.name = 'GatewayError';
    this.operation = failure.operation;
    this.kind = failure.kind;
    this.outcome = failure.outcome;
    if (failure.status !== undefined) this.status = failure.status;
    if (failure.code !== undefined) this.code = failure.code;
    if (failure.retryAfterMs !== undefined) this.retryAfterMs = failure.retryAfterMs;
  }
}

/**
 * The object; undefined when Nomod says that it does not exist.
 * @throws GatewayError for any other failure
 */
export async function foundOrUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: unknown) => {
    if (error instanceof GatewayError && error.kind === 'not_found') return undefined;
    throw error;
  });
}

/**
 * Background work got no turn for a call, or the call was refused with 429. Nothing has failed: the delivery is
 * retried later.
 */
export class GatewayBusy extends RetryLater {}

/** Note for a charge or invoice with an `unknown` status: it is unclear whether money was taken. */
export const UNKNOWN_STATUS = {
  kind: 'invalid_answer',
  message: 'Nomod answered with a status that it does not document',
} as const;
