import type { ApiError } from './api-error';
import type { ErrorCode } from './error-catalogue';

/** The page that lists every error. */
export const ERRORS_PAGE = '/docs/errors';

/** The body of every error. It is the union of the members that two generations of Flexprice clients read. */
export interface ErrorBody {
  readonly success: false;
  readonly code: ErrorCode;
  readonly message: string;
  readonly http_status_code: number;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly hint: string;
    readonly param: string | null;
    /** Explanation of the code, on this server. */
    readonly doc_url: string;
    /** Always empty: internal details stay in the log, under the request id. Older clients need the key. */
    readonly internal_error: '';
    readonly request_id: string;
  };
}

/** A path without a host, because only the caller knows the host name that it used. */
const docUrlOf = (code: ErrorCode): string => `${ERRORS_PAGE}#${code}`;

/** The body of an error as the API sends it: the envelope of Flexprice, with the hint and the page of the error. */
export function errorBody(error: ApiError, requestId: string): ErrorBody {
  const { code, message, status, details, hint, param } = error;
  return {
    success: false,
    code,
    message,
    http_status_code: status,
    details,
    error: { code, message, hint, param, doc_url: docUrlOf(code), internal_error: '', request_id: requestId },
  };
}

/** The same facts as RFC 9457 problem details, for callers that accept `application/problem+json`. */
export function problemBody(error: ApiError, requestId: string): Record<string, unknown> {
  return {
    type: `urn:remit:error:${error.code}`,
    title: error.message,
    status: error.status,
    detail: error.hint,
    instance: `urn:remit:request:${requestId}`,
    code: error.code,
    param: error.param,
    doc_url: docUrlOf(error.code),
    errors: error.details?.['errors'] ?? [],
    details: error.details,
  };
}
