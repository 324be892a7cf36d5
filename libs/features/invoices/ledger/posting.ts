import type { Account } from './account';

export const postingKinds = [
  'invoice_finalized',
  'invoice_adjusted',
  'invoice_voided',
  'invoice_credited',
  'payment',
  'refund',
] as const;

export type PostingKind = (typeof postingKinds)[number];

/** One balanced booking, before it is stored. */
export interface Posting {
  readonly kind: PostingKind;
  /** Names the fact that is booked: a second booking of the same fact is refused by the database. */
  readonly sourceKey: string;
  readonly invoiceId: string;
  readonly paymentId: string | null;
  readonly chargeId: string | null;
  readonly currency: string;
  readonly occurredAt: Date;
  readonly entries: readonly PostingEntry[];
}

export interface PostingEntry {
  readonly account: Account;
  /** Minor units of the posting's currency, debits positive, never zero. */
  readonly amountMinor: bigint;
}

/** The entries of a booking without those that move nothing. */
export function entriesOf(...entries: readonly (readonly [Account, bigint])[]): PostingEntry[] {
  return entries
    .filter(([, amountMinor]) => amountMinor !== 0n)
    .map(([account, amountMinor]) => ({ account, amountMinor }));
}
