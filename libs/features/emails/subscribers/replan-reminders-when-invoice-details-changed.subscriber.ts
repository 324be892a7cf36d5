import { type EventSubscriber, InvoiceDetailsChanged, type Recorded, Subscriber } from '@remit/domain-events';
import { ReminderPlans } from '../reminders/reminder-plans';

/** The due date may have changed. */
@Subscriber({
  to: InvoiceDetailsChanged,
  as: 'replan-reminders-when-invoice-details-changed',
  onlyIf: 'emails_are_on',
})
export class ReplanRemindersWhenInvoiceDetailsChanged implements EventSubscriber<InvoiceDetailsChanged> {
  constructor(private readonly plans: ReminderPlans) {}

  async handle({ payload }: Recorded<InvoiceDetailsChanged>): Promise<void> {
    await this.plans.plan(payload.invoice_id);
  }
}
