import { type ChargeFacts, PaymentLinkPaid, PaymentLinkUnpaid } from '@remit/domain-events';
import { tookMoney } from '@remit/gateway';

/** The source of a reading of a charge on one of our links. */
export type ChargeEvidence = 'webhook' | 'poll' | 'check';

/** The event for a charge that was read back from Nomod and belongs to our link. */
export function chargeReadingEvent(
  payment: { id: string; invoiceId: string },
  charge: ChargeFacts,
  evidence: ChargeEvidence,
): PaymentLinkPaid | PaymentLinkUnpaid {
  const payload = { payment_id: payment.id, invoice_id: payment.invoiceId, charge, evidence };
  return tookMoney(charge) ? new PaymentLinkPaid(payload) : new PaymentLinkUnpaid(payload);
}
