import type { CallPurpose } from '@remit/gateway';

/** Number of calls that one case costs while its events arrive, by purpose. */
export type CallCost = Readonly<Partial<Record<CallPurpose, number>>>;

/** `test/e2e/sweeps` measures these on a server. `libs/features/connections/sweep/month` adds up a month of them. */
export const CALL_COSTS = {
  /** An invoice that was pushed for a known customer and paid on its own page. */
  pushedInvoice: { push: 1, reading: 1 },
  /** A link that was requested and paid, in an account known to search notes. */
  link: { interactive: 1, reading: 1 },
  /** The same before the account was probed: the link is read back, and our token is removed from its title. */
  linkOfUnknownAccount: { interactive: 1, reading: 2, sweep: 1 },
  /** A charge that Remit did not bill. */
  foreignCharge: { reading: 1 },
} as const satisfies Readonly<Record<string, CallCost>>;
