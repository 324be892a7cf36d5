import { ApiError } from '@remit/http-api';
import type { GatewayError } from '@remit/gateway';

/** The answer to a request when the account's call budget is exhausted; undefined for any other error. */
export function nomodBusy(
  error: Pick<GatewayError, 'kind' | 'retryAfterMs'>,
  details?: Readonly<Record<string, unknown>>,
): ApiError | undefined {
  if (error.kind !== 'rate_limited') return undefined;
  return new ApiError('nomod_busy', { details, retryAfterSeconds: Math.ceil((error.retryAfterMs ?? 1_000) / 1_000) });
}
