import { type ChargeFacts, PaymentLinkPaid, PaymentLinkUnpaid } from '@remit/domain-events';

/** How a reading of a charge on one of our links was come by. */
export type ChargeEvidence = 'webhook' | 'poll' | 'check';

const TOOK_NO_MONEY = new Set(['created', 'authorised', 'failed', 'cancelled', 'unknown']);

/** The fact to publish about a charge that was read back from Nomod and points at our link. */
export function chargeReadingEvent(
  payment: { id: string; invoiceId: string },
  charge: ChargeFacts,
  evidence: ChargeEvidence,
): PaymentLinkPaid | PaymentLinkUnpaid {
  const payload = { payment_id: payment.id, invoice_id: payment.invoiceId, charge, evidence };
  return TOOK_NO_MONEY.has(charge.status) ? new PaymentLinkUnpaid(payload) : new PaymentLinkPaid(payload);
}
