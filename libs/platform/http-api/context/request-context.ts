import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { newId } from '@remit/database';
import type { Identity } from '../auth/caller';
import { identityOf } from '../auth/identity';
import { isCardData } from '../validation/card-data';

interface RequestFacts {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly source: string;
  readonly isFlexprice: boolean;
}

const storage = new AsyncLocalStorage<RequestFacts>();

/** On the request itself: a WeakMap that gains an entry a request costs more than the rest of naming it. */
const REQUEST_ID = Symbol('request id');
type Named = IncomingMessage & { [REQUEST_ID]?: string };

/** What a caller may name a request: enough for UUIDs, ULIDs and trace ids, nothing that could break a header or a log line. */
const SANE_REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** Id of the request that is being served, undefined in background work. */
export function currentRequestId(): string | undefined {
  return storage.getStore()?.requestId;
}

/** IP address that the request being served came from, undefined in background work. */
export function currentRequestSource(): string | undefined {
  return storage.getStore()?.source;
}

/** Who sent the request being served, undefined on public routes and in background work. */
export function currentIdentity(): Identity | undefined {
  const request = storage.getStore()?.request;
  return request && identityOf(request);
}

/** Whether the request being served came in through `/v1`, Flexprice's dialect. */
export function isFlexpriceRequest(): boolean {
  return storage.getStore()?.isFlexprice ?? false;
}

/** Id of this request: the caller's X-Request-ID when sane, else one of ours. Always the same for the same request. */
export function requestIdOf(request: Named): string {
  const known = request[REQUEST_ID];
  if (known !== undefined) return known;
  const sent = request.headers['x-request-id'];
  const requestId =
    typeof sent === 'string' && SANE_REQUEST_ID.test(sent) && !isCardData('', sent) ? sent : newId('req');
  request[REQUEST_ID] = requestId;
  return requestId;
}

/** Names the request, answers with the name, and lets everything it causes know it, and where it came from. */
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
