import { PaymentCreated } from '@remit/domain-events';
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
