import { type EventSubscriber, InvoiceDetailsChanged, type Recorded, Subscriber } from '@remit/domain-events';
import { ReminderPlans } from '../reminders/reminder-plans';
import { AUTOMATIC_EMAILS } from '../settings/email-settings.service';

/** The due date may have changed. */
@Subscriber({
  to: InvoiceDetailsChanged,
  as: 'replan-reminders-when-invoice-details-changed',
  onlyIf: AUTOMATIC_EMAILS,
})
export class ReplanRemindersWhenInvoiceDetailsChanged implements EventSubscriber<InvoiceDetailsChanged> {
  constructor(private readonly plans: ReminderPlans) {}

  async handle({ payload }: Recorded<InvoiceDetailsChanged>): Promise<void> {
    await this.plans.plan(payload.invoice_id);
  }
}
