import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiError } from './api-error';
import { errorBody, problemBody } from './error-body';
import type { ErrorCode } from './error-catalogue';

/**
 * A refused body is read on and thrown away for this long, in milliseconds, then the connection is cut. Cutting at once would make most clients
 * see a broken connection in place of the answer.
 */
const LINGER_MS = 1_000;

const codes = new WeakMap<IncomingMessage, ErrorCode>();

/** Code of the error that this request was answered with, if it was. */
export const errorCodeOf = (request: IncomingMessage): ErrorCode | undefined => codes.get(request);

/** Writes an error on a bare response, the same on every route however it is served. Does nothing when the answer has begun. */
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
