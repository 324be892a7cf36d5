import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiError } from './api-error';
import { errorBody, problemBody } from './error-body';
import type { ErrorCode } from './error-catalogue';

/**
 * Milliseconds during which a refused body is still read and discarded before the connection is cut. If it were cut
 * at once, most clients would see a broken connection instead of the answer.
 */
const LINGER_MS = 1_000;

const codes = new WeakMap<IncomingMessage, ErrorCode>();

/** Code of the error that answered this request; undefined when none did. */
export const errorCodeOf = (request: IncomingMessage): ErrorCode | undefined => codes.get(request);

/**
 * Writes an error to a bare response, identical for routes inside and outside Express. If the answer has begun, it
 * only cuts the connection.
 */
export function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  error: ApiError,
  requestId: string,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  codes.set(request, error.code);
  const wantsProblem = request.headers.accept?.includes('application/problem+json') ?? false;
  const body = JSON.stringify(wantsProblem ? problemBody(error, requestId) : errorBody(error, requestId));
  response.statusCode = error.status;
  response.setHeader(
    'Content-Type',
    `${wantsProblem ? 'application/problem+json' : 'application/json'}; charset=utf-8`,
  );
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.setHeader('Cache-Control', 'no-store');
  if (error.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (error.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(error.retryAfterSeconds));
  if (!request.complete) response.once('finish', () => cutOffLater(request));
  response.end(request.method === 'HEAD' ? undefined : body);
}

function cutOffLater(request: IncomingMessage): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, LINGER_MS);
  request.once('close', () => clearTimeout(timer));
}
