import type { IncomingMessage } from 'node:http';
import type { RequestIdentity } from './caller';

const identities = new WeakMap<IncomingMessage, RequestIdentity>();
const bySession = new WeakSet<IncomingMessage>();

/** The sender of this request, as identified by the guard; undefined on public routes. */
export function identityOf(request: IncomingMessage): RequestIdentity | undefined {
  return identities.get(request);
}

/** Whether the key came from a console session instead of a header. */
export const cameBySession = (request: IncomingMessage): boolean => bySession.has(request);

export function noteSession(request: IncomingMessage): void {
  bySession.add(request);
}

export function setIdentity(request: IncomingMessage, identity: RequestIdentity): void {
  identities.set(request, identity);
}
