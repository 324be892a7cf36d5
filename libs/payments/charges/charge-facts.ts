import type { ChargeFacts } from '@remit/domain-events';

/** All readings of a charge so far made into one. */
export interface KnownCharge extends ChargeFacts {
  /** Some reading said that the payer disputes it; a refund or the dispute's end does not undo that. */
  readonly was_disputed?: boolean;
  /** Some reading said that it took no money after another had said that it did. */
  readonly was_reversed?: boolean;
}

/** How far a charge has come; a reading that arrives late must not turn it back. */
const STATUS_RANK: Readonly<Record<string, number>> = {
  unknown: 0,
  created: 1,
  authorised: 2,
  cancelled: 3,
  failed: 3,
  paid: 4,
  disputed: 5,
  partially_refunded: 6,
  refunded: 7,
};

/** Statuses in which the payer was charged, whatever became of the money later. */
const TOOK_MONEY: ReadonlySet<string> = new Set(['paid', 'disputed', 'partially_refunded', 'refunded']);

/** Statuses in which the payer was certainly not charged, and will not be. */
const TOOK_NONE: ReadonlySet<string> = new Set(['failed', 'cancelled']);

export const tookMoney = (charge: ChargeFacts): boolean => TOOK_MONEY.has(charge.status);
export const tookNone = (charge: ChargeFacts): boolean => TOOK_NONE.has(charge.status);

/** Two readings of one charge made into one, whatever order they came in: the further status, the higher refund, a dispute once raised. */
export function mergeChargeFacts(known: KnownCharge, read: ChargeFacts): KnownCharge {
  const further = rank(read) >= rank(known) ? read : known;
  const refunded = [known, read].map((facts) => BigInt(facts.refund_total_minor));
  const highest = refunded.reduce((a, b) => (a > b ? a : b));
  return {
    ...further,
    refund_total_minor: highest.toString(),
    was_disputed: known.was_disputed === true || known.status === 'disputed' || read.status === 'disputed',
    was_reversed: known.was_reversed === true || (tookMoney(known) && tookNone(read)),
  };
}

/** True when a reading says something that is not known yet. */
export function tellsMore(known: KnownCharge, read: ChargeFacts): boolean {
  const merged = mergeChargeFacts(known, read);
  const before = mergeChargeFacts(known, known);
  return (
    merged.status !== before.status ||
    merged.refund_total_minor !== before.refund_total_minor ||
    merged.was_disputed !== before.was_disputed ||
    merged.was_reversed !== before.was_reversed
  );
}

const rank = (facts: ChargeFacts): number => STATUS_RANK[facts.status] ?? 0;
