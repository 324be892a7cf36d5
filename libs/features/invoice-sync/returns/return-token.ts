import { readScopedToken, type ScopedToken } from '@remit/database';

const DECLINED = 'outcome=declined';

/** The address to which a payer returns without having paid: the same address with a marker in its query. */
export const declinedAddress = (address: string): string => `${address}?${DECLINED}`;

/** Whether a query string contains the marker of `declinedAddress`. */
export const isDeclined = (query: string): boolean => query.split('&').includes(DECLINED);

/** The token inside one of our addresses, on any host. The host may change, and the token is proof enough. */
export function tokenInAddress(address: string | null): ScopedToken | undefined {
  const [, token] = /\/return\/([\w-]{64})(?:[?#]|$)/.exec(address ?? '') ?? [];
  return token === undefined ? undefined : readScopedToken(token);
}
