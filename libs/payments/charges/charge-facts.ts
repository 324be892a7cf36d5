import type { ChargeFacts } from '@remit/domain-events';

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

/** Two readings of one charge made into one, whatever order they came in: the further status, the higher refund. */
export function mergeChargeFacts(known: ChargeFacts, read: ChargeFacts): ChargeFacts {
  const further = rank(read) >= rank(known) ? read : known;
  const refunded = [known, read].map((facts) => BigInt(facts.refund_total_minor));
  const highest = refunded.reduce((a, b) => (a > b ? a : b));
  return { ...further, refund_total_minor: highest.toString() };
}

/** True when a reading says something that is not known yet. */
export function tellsMore(known: ChargeFacts, read: ChargeFacts): boolean {
  const merged = mergeChargeFacts(known, read);
  return merged.status !== known.status || merged.refund_total_minor !== known.refund_total_minor;
}

const rank = (facts: ChargeFacts): number => STATUS_RANK[facts.status] ?? 0;
