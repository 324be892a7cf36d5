import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiError } from './api-error';
import { errorBody, problemBody } from './error-body';

/** After these the rest of the body is not read, so the connection cannot be used again. */
const CLOSING = new Set([408, 413]);

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
  if (CLOSING.has(error.status)) response.setHeader('Connection', 'close');
  response.end(request.method === 'HEAD' ? undefined : body);
}
