import { type EventSubscriber, InvoiceFinalized, type Recorded, Subscriber } from '@remit/domain-events';
import { AutomaticEmails } from '../automatic-emails';
import { ReminderPlans } from '../reminders/reminder-plans';
import { AUTOMATIC_EMAILS } from '../settings/email-settings.service';

/** Sends the invoice and plans its reminders, if that is enabled. */
@Subscriber({ to: InvoiceFinalized, as: 'email-payer-when-invoice-finalized', onlyIf: AUTOMATIC_EMAILS })
export class EmailPayerWhenInvoiceFinalized implements EventSubscriber<InvoiceFinalized> {
  constructor(
    private readonly emails: AutomaticEmails,
    private readonly plans: ReminderPlans,
  ) {}

  async handle({ payload }: Recorded<InvoiceFinalized>): Promise<void> {
    const { invoice_id: invoiceId } = payload;
    await this.emails.add({ kind: 'invoice', occasion: 'finalized', invoiceId });
    await this.plans.plan(invoiceId);
  }
}
