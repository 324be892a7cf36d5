import type { ChargeFacts } from '@remit/domain-events';
import type { NomodCharge } from '@remit/nomod';

/** A charge as plain data that an event may carry and a row may keep. */
export function toChargeFacts(charge: NomodCharge): ChargeFacts {
  return {
    charge_id: charge.id,
    status: charge.status,
    created_at: charge.created.toISOString(),
    currency: charge.currency,
    total_minor: charge.totalMinor.toString(),
    refund_total_minor: charge.refundTotalMinor.toString(),
    tip_minor: charge.tipMinor.toString(),
    service_fee_minor: charge.serviceFeeMinor.toString(),
    tax_minor: charge.taxMinor.toString(),
    original_currency: charge.originalCurrency,
    original_total_minor: charge.originalTotalMinor?.toString() ?? null,
    link_id: charge.linkId,
    customer_id: charge.customerId,
    payment_method: charge.paymentMethod,
  };
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

/** Two readings of one charge made into one, whatever order they came in: the further status, the higher refund. */
export function mergeChargeFacts(known: ChargeFacts, read: ChargeFacts): ChargeFacts {
  const further = rank(read) >= rank(known) ? read : known;
  const refunded = [known, read].map((facts) => BigInt(facts.refund_total_minor));
  const highest = refunded.reduce((a, b) => (a > b ? a : b));
  return { ...further, refund_total_minor: highest.toString() };
}

const rank = (facts: ChargeFacts): number => STATUS_RANK[facts.status] ?? 0;
