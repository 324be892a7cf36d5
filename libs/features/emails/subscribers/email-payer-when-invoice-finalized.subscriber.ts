import { type EventSubscriber, InvoiceFinalized, type Recorded, Subscriber } from '@remit/domain-events';
import { AutomaticEmails } from '../automatic-emails';
import { ReminderPlans } from '../reminders/reminder-plans';

/** Sends the invoice and plans its reminders, if that is enabled. */
@Subscriber({ to: InvoiceFinalized, as: 'email-payer-when-invoice-finalized', onlyIf: 'emails_are_on' })
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
