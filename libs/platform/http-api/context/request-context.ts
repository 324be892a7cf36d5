import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { newId } from '@remit/database';
import type { RequestIdentity } from '../auth/caller';
import { identityOf } from '../auth/request-identity';
import { isCardData } from '../validation/card-data';

interface RequestFacts {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly source: string;
  readonly isFlexprice: boolean;
}

const storage = new AsyncLocalStorage<RequestFacts>();

/** Stored on the request itself: a WeakMap entry for each request costs more than the rest of assigning the id. */
const REQUEST_ID = Symbol('request id');
type Named = IncomingMessage & { [REQUEST_ID]?: string };

/**
 * Request ids accepted from callers: UUIDs, ULIDs and trace ids fit, and nothing that could break a header or a log
 * line.
 */
const SANE_REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** Id of the current request; undefined in background work. */
export function currentRequestId(): string | undefined {
  return storage.getStore()?.requestId;
}

/** IP address of the sender of the current request; undefined in background work. */
export function currentRequestSource(): string | undefined {
  return storage.getStore()?.source;
}

/** Sender of the current request; undefined on public routes and in background work. */
export function currentIdentity(): RequestIdentity | undefined {
  const request = storage.getStore()?.request;
  return request && identityOf(request);
}

/** A header of the current request; undefined in background work. */
export function currentHeader(name: 'if-match'): string | undefined {
  return storage.getStore()?.request.headers[name];
}

/** Whether the current request was received through `/v1`, Flexprice's dialect. */
export function isFlexpriceRequest(): boolean {
  return storage.getStore()?.isFlexprice ?? false;
}

/** Id of this request: the caller's X-Request-ID if it is acceptable, otherwise a new one. Stable for one request. */
export function requestIdOf(request: Named): string {
  const known = request[REQUEST_ID];
  if (known !== undefined) return known;
  const sent = request.headers['x-request-id'];
  const requestId =
    typeof sent === 'string' && SANE_REQUEST_ID.test(sent) && !isCardData('', sent) ? sent : newId('req');
  request[REQUEST_ID] = requestId;
  return requestId;
}

/**
 * Assigns the request id, returns it in the answer, and makes id, source and dialect available to everything that the
 * request causes.
 */
export function requestContext(
  sourceOf: (request: IncomingMessage) => string,
  isFlexprice: (request: IncomingMessage) => boolean,
) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const requestId = requestIdOf(request);
    response.setHeader('X-Request-ID', requestId);
    storage.run({ request, requestId, source: sourceOf(request), isFlexprice: isFlexprice(request) }, next);
  };
}

const requests = new WeakSet<IncomingMessage>();

/**
 * Marks a request as received through `/v1`, Flexprice's dialect. There, unknown members of a body that carry no
 * money are dropped.
 */
export function markFlexprice(request: IncomingMessage): void {
  requests.add(request);
}

/** Whether this request was received through `/v1`. */
export function isFlexprice(request: IncomingMessage): boolean {
  return requests.has(request);
}
