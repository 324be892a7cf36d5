import { type EventSubscriber, PaymentSucceeded, type Recorded, Subscriber } from '@remit/domain-events';
import { AutomaticEmails } from '../automatic-emails';

/** Sends a receipt for the payment, if that is enabled. */
@Subscriber({ to: PaymentSucceeded, as: 'email-receipt-when-payment-succeeded', onlyIf: 'emails_are_on' })
export class EmailReceiptWhenPaymentSucceeded implements EventSubscriber<PaymentSucceeded> {
  constructor(private readonly emails: AutomaticEmails) {}

  async handle({ payload }: Recorded<PaymentSucceeded>): Promise<void> {
    await this.emails.add({
      kind: 'receipt',
      occasion: `receipt:${payload.payment_id}`,
      invoiceId: payload.invoice_id,
      paymentId: payload.payment_id,
      amountMinor: BigInt(payload.amount_minor) + BigInt(payload.extras_minor),
    });
  }
}
