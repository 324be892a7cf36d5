import type { IncomingMessage } from 'node:http';

const requests = new WeakSet<IncomingMessage>();

/** Remembers that a request came in through `/v1`, Flexprice's dialect: there, unknown members of a body that carry no money are dropped. */
export function markFlexprice(request: IncomingMessage): void {
  requests.add(request);
}

/** Whether this request came in through `/v1`. */
export function isFlexprice(request: IncomingMessage): boolean {
  return requests.has(request);
}
