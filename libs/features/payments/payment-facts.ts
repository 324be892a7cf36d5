import {
  type ChargeFacts,
  PaymentAmountCorrected,
  PaymentCreated,
  PaymentLinkPaid,
  PaymentLinkUnpaid,
} from '@remit/domain-events';
import { tookMoney } from '@remit/gateway';
import type { Capture } from './capture';
import type { Payment } from './payment.entity';

/** Publish it in the unit of work that saves the payment. */
export function paymentCreated(payment: Payment): PaymentCreated {
  return new PaymentCreated({
    payment_id: payment.id,
    invoice_id: payment.invoiceId,
    payment_method_type: payment.paymentMethodType,
    currency: payment.currency,
    amount_minor: payment.amountMinor.toString(),
  });
}

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

type Amounts = Pick<Capture, 'amountMinor' | 'extrasMinor'>;

/** The amounts with which a payment is booked so far. */
export const amountsOf = ({ capturedMinor, extrasMinor }: Payment): Amounts => ({
  amountMinor: capturedMinor,
  extrasMinor,
});

/** The event that a payment counts with other amounts than before. */
export function amountCorrected(payment: Payment, chargeId: string, before: Amounts): PaymentAmountCorrected {
  return new PaymentAmountCorrected({
    payment_id: payment.id,
    invoice_id: payment.invoiceId,
    charge_id: chargeId,
    currency: payment.currency,
    amount_before_minor: before.amountMinor.toString(),
    extras_before_minor: before.extrasMinor.toString(),
    amount_minor: payment.capturedMinor.toString(),
    extras_minor: payment.extrasMinor.toString(),
  });
}
