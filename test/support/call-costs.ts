import type { CallPurpose } from '@remit/gateway';

/** Calls that one thing of an account costs while its events arrive, by what they are for. */
export type CallCost = Readonly<Partial<Record<CallPurpose, number>>>;

/** Measured on a server by `test/e2e/sweeps`; what a month of them costs is summed up by `libs/features/connections/sweep/month`. */
export const CALL_COSTS = {
  /** An invoice that was pushed for a known customer, and paid by its own page. */
  pushedInvoice: { push: 1, reading: 1 },
  /** A link that was asked for and paid, of an account whose notes are known to be searched. */
  link: { interactive: 1, reading: 1 },
  /** The same before anybody has asked Nomod what it is like: it is read back, and our token is taken out of its title. */
  linkOfUnknownAccount: { interactive: 1, reading: 2, sweep: 1 },
  /** A charge of somebody else's. */
  foreignCharge: { reading: 1 },
} as const satisfies Readonly<Record<string, CallCost>>;
