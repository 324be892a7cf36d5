import { type EventSubscriber, PaymentRefunded, type Recorded, Subscriber } from '@remit/domain-events';
import { AutomaticEmails } from '../automatic-emails';
import { AUTOMATIC_EMAILS } from '../settings/email-settings.service';

/** Notifies the payer of the refund, if that is enabled. */
@Subscriber({ to: PaymentRefunded, as: 'email-note-when-payment-refunded', onlyIf: AUTOMATIC_EMAILS })
export class EmailNoteWhenPaymentRefunded implements EventSubscriber<PaymentRefunded> {
  constructor(private readonly emails: AutomaticEmails) {}

  async handle({ payload }: Recorded<PaymentRefunded>): Promise<void> {
    const { payment_id, invoice_id, refunded_before_minor, refunded_total_minor } = payload;
    await this.emails.add({
      kind: 'refund',
      occasion: `refund:${payment_id}:${refunded_total_minor}`,
      invoiceId: invoice_id,
      paymentId: payment_id,
      amountMinor: BigInt(refunded_total_minor) - BigInt(refunded_before_minor ?? 0),
    });
  }
}
