import type { IncomingMessage } from 'node:http';
import type { Identity } from './caller';

const identities = new WeakMap<IncomingMessage, Identity>();

/** Who sent this request, as the guard found out; undefined on public routes. */
export function identityOf(request: IncomingMessage): Identity | undefined {
  return identities.get(request);
}

export function setIdentity(request: IncomingMessage, identity: Identity): void {
  identities.set(request, identity);
}
