import { readScopedToken, type ScopedToken } from '@remit/database';

const DECLINED = 'outcome=declined';

/** Where a payer comes back to who did not pay: the same address, which says so. */
export const declinedAddress = (address: string): string => `${address}?${DECLINED}`;

/** Whether what stands behind the question mark is of such an address. */
export const isDeclined = (query: string): boolean => query.split('&').includes(DECLINED);

/** The token of an address of ours, whatever host it names: the host may change, and the token proves enough. */
export function tokenInAddress(address: string | null): ScopedToken | undefined {
  const [, token] = /\/return\/([\w-]{64})(?:[?#]|$)/.exec(address ?? '') ?? [];
  return token === undefined ? undefined : readScopedToken(token);
}
