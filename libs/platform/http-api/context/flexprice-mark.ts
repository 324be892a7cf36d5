import type { IncomingMessage } from 'node:http';

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
