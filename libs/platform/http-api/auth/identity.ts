import type { IncomingMessage } from 'node:http';
import type { Identity } from './caller';

const identities = new WeakMap<IncomingMessage, Identity>();
const bySession = new WeakSet<IncomingMessage>();

/** Who sent this request, as the guard found out; undefined on public routes. */
export function identityOf(request: IncomingMessage): Identity | undefined {
  return identities.get(request);
}

/** Whether the key was held by a session of the console, not sent in a header. */
export const cameBySession = (request: IncomingMessage): boolean => bySession.has(request);

export function noteSession(request: IncomingMessage): void {
  bySession.add(request);
}

export function setIdentity(request: IncomingMessage, identity: Identity): void {
  identities.set(request, identity);
}
