import { readScopedToken, type ScopedToken } from '@remit/database';

/** The token of an address of ours, whatever host it names: the host may change, and the token proves enough. */
export function tokenInAddress(address: string | null): ScopedToken | undefined {
  const [, token] = /\/return\/([\w-]{64})(?:[?#]|$)/.exec(address ?? '') ?? [];
  return token === undefined ? undefined : readScopedToken(token);
}
