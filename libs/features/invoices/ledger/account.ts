/**
 * The accounts of the ledger. Debits are positive, credits are negative.
 * - receivable: what customers still owe
 * - billed: what was billed to them
 * - gateway_clearing: taken at Nomod
 * - offline: received elsewhere
 * - extras: tips, service fees and account taxes besides the invoice's own part
 * - overpayments: more than was owed
 * - unapplied: taken, but belonging to no open invoice: after a void, or in another currency
 * - refunds: refunded to payers
 */
export const accounts = [
  'receivable',
  'billed',
  'gateway_clearing',
  'offline',
  'extras',
  'overpayments',
  'unapplied',
  'refunds',
] as const;

export type Account = (typeof accounts)[number];

/** Balance of each account, in minor units, debits positive. */
export type Balances = Readonly<Record<Account, bigint>>;

/** Fills in zero for every account that is not given. */
export function balancesOf(known: Partial<Record<Account, bigint>>): Balances {
  const zero = Object.fromEntries(accounts.map((account) => [account, 0n])) as Record<Account, bigint>;
  return { ...zero, ...known };
}
