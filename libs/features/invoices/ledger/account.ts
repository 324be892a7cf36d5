/**
 * The accounts of the ledger. Debits are positive, credits negative:
 * receivable (what customers still owe), billed (what was asked of them), gateway_clearing (taken at Nomod), offline (received elsewhere),
 * extras (tips, service fees and account taxes beside the invoice's own part), overpayments (more than was owed), unapplied (taken but belonging to no
 * open invoice: after a void, or in another currency), refunds (given back).
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

/** Balances with every account that is not named at zero. */
export function balancesOf(known: Partial<Record<Account, bigint>>): Balances {
  const zero = Object.fromEntries(accounts.map((account) => [account, 0n])) as Record<Account, bigint>;
  return { ...zero, ...known };
}
