import { HttpException } from '@nestjs/common';
import { isDatabaseUnavailable, isRetryable, violatedUniqueConstraint } from '@remit/database';
import { InvalidAmount } from '@remit/money';
import { ApiError } from './api-error';
import type { ErrorCode } from './error-catalogue';

const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'validation_error',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  409: 'conflict',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  422: 'validation_error',
  429: 'rate_limited',
  503: 'service_unavailable',
};

const RETRY_AFTER_SECONDS = 1;

/**
 * The error that the caller sees for anything that was thrown. Unknown errors become `internal_error` without
 * details.
 */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof InvalidAmount) {
    return new ApiError('validation_error', { message: `The amount ${error.message}`, cause: error });
  }
  if (isDatabaseUnavailable(error) || isRetryable(error)) {
    return new ApiError('service_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause: error });
  }
  if (violatedUniqueConstraint(error) !== undefined) return new ApiError('conflict', { cause: error });

  const code = CODE_BY_STATUS[statusOf(error) ?? 500] ?? 'internal_error';
  return new ApiError(code, { cause: error, message: code === 'validation_error' ? bodyProblem(error) : undefined });
}

/**
 * Status of a Nest exception or of an error of the HTTP middleware (http-errors). Only the status distinguishes them
 * safely.
 */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof URIError) return 400;
  return hasText(error, 'type') && typeof Reflect.get(error, 'status') === 'number'
    ? Reflect.get(error, 'status')
    : undefined;
}

function bodyProblem(error: unknown): string | undefined {
  if (error instanceof SyntaxError) return 'The body is not valid JSON';
  if (!hasText(error, 'type')) return undefined;
  if (error.type === 'entity.parse.failed') return 'The body is not valid JSON';
  if (error.type === 'request.aborted' || error.type === 'request.size.invalid')
    return 'The body did not arrive completely';
  return undefined;
}

function hasText<Key extends string>(value: unknown, key: Key): value is Record<Key, string> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, key) === 'string';
}
