import { PaymentAmountCorrected } from '@remit/domain-events';
import type { Capture } from '../capture';
import type { Payment } from '../payment.entity';

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
