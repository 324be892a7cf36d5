import { EmailSettingsChanged, EventBus, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { ReminderPlans } from '../reminders/reminder-plans';

/** Invoices per unit of work. */
const BATCH = 200;

/** Applies the new reminder days to invoices that are open already. */
@Subscriber({ to: EmailSettingsChanged, as: 'replan-reminders-when-email-settings-changed' })
export class ReplanRemindersWhenEmailSettingsChanged implements EventSubscriber<EmailSettingsChanged> {
  constructor(
    private readonly invoices: Invoices,
    private readonly plans: ReminderPlans,
    private readonly events: EventBus,
  ) {}

  async handle({ payload }: Recorded<EmailSettingsChanged>): Promise<void> {
    const ids = await this.invoices.openIds(payload.after_invoice, BATCH);
    for (const id of ids) await this.plans.plan(id);
    const last = ids.at(-1);
    if (last !== undefined && ids.length === BATCH)
      await this.events.publish(new EmailSettingsChanged({ after_invoice: last }));
  }
}
