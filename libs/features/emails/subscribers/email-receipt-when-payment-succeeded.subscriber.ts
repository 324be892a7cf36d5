import { type EventSubscriber, PaymentSucceeded, type Recorded, RetryLater, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { AutomaticEmails } from '../automatic-emails';
import { AUTOMATIC_EMAILS } from '../settings/email-settings.service';

/** Seconds; booking hears of the payment at the same moment. */
const UNTIL_BOOKED = 1;

/** Sends a receipt for the payment, where that is switched on. */
@Subscriber({ to: PaymentSucceeded, as: 'email-receipt-when-payment-succeeded', onlyIf: AUTOMATIC_EMAILS })
export class EmailReceiptWhenPaymentSucceeded implements EventSubscriber<PaymentSucceeded> {
  constructor(
    private readonly emails: AutomaticEmails,
    private readonly invoices: Invoices,
  ) {}

  async handle({ payload }: Recorded<PaymentSucceeded>): Promise<void> {
    // The receipt says what is still to be paid.
    if (!(await this.invoices.isBooked(payload.payment_id)))
      throw new RetryLater(UNTIL_BOOKED, 'The payment is not booked yet');
    await this.emails.add({
      kind: 'receipt',
      occasion: `receipt:${payload.payment_id}`,
      invoiceId: payload.invoice_id,
      paymentId: payload.payment_id,
      amountMinor: BigInt(payload.amount_minor) + BigInt(payload.extras_minor),
    });
  }
}
