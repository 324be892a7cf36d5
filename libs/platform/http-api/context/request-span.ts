import type { IncomingMessage, ServerResponse } from 'node:http';
import { inOpenSpan } from '@remit/domain-events';
import type { Request } from 'express';
import { matchedRoute } from '../errors/matched-route';
import { requestIdOf } from './request-context';

/** Express middleware: records the request as the first span of its trace. The request id names the trace. */
export function requestSpan(request: Request, response: ServerResponse, next: () => void): void {
  spanOfRequest(request, response, () => matchedRoute(request) ?? 'other', next);
}

/**
 * The same for a request served outside Express.
 * @param route route template, read when the answer is sent
 */
export function spanOfRequest(
  request: IncomingMessage,
  response: ServerResponse,
  route: () => string,
  work: () => void,
): void {
  const place = () => ({ correlationId: requestIdOf(request), span: requestIdOf(request) });
  inOpenSpan(place, (end) => {
    if (end) response.once('finish', () => end(`${request.method} ${route()}`, response.statusCode));
    work();
  });
}
