import { BusinessProfiles } from '@remit/business-profile';
import { type EventSubscriber, type Recorded, ReminderPlanned, RunAgain, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { AutomaticEmails } from '../automatic-emails';
import { EmailRepository } from '../email.repository';
import { ReasonsToCancel } from '../reasons-to-cancel';
import { ReminderPlans } from '../reminders/reminder-plans';
import { reminderTimes } from '../reminders/reminder-times';
import { EmailSettingsService } from '../settings/email-settings.service';

/**
 * Waits for one day of the plan after the other. A paid invoice keeps its plan, which costs almost nothing, because
 * it may be owed again.
 */
@Subscriber({ to: ReminderPlanned, as: 'remind-payer-when-reminder-planned' })
export class RemindPayerWhenReminderPlanned implements EventSubscriber<ReminderPlanned> {
  constructor(
    private readonly plans: ReminderPlans,
    private readonly settings: EmailSettingsService,
    private readonly profiles: BusinessProfiles,
    private readonly invoices: Invoices,
    private readonly reasons: ReasonsToCancel,
    private readonly emails: AutomaticEmails,
    private readonly sent: EmailRepository,
  ) {}

  async handle({ payload }: Recorded<ReminderPlanned>): Promise<void | RunAgain> {
    const { invoice_id: invoiceId, plan_version: version } = payload;
    if (!(await this.plans.isCurrent(invoiceId, version))) return;
    const invoice = await this.invoices.find(invoiceId);
    if (invoice?.status !== 'finalized') return;
    const { reminderDays: days, quietFrom, quietUntil } = await this.settings.current();
    const { timeZone } = await this.profiles.current();
    const { dueDate, customerId } = invoice;
    const at = new Date();
    const informedAt = (await this.sent.lastInvoiceAt(invoiceId)) ?? invoice.finalizedAt ?? at;
    const { now, next } = reminderTimes({ dueDate, days, timeZone, quietFrom, quietUntil, informedAt }, at);
    if (now !== undefined && (await this.reasons.of({ kind: 'reminder', invoiceId, customerId })) === undefined)
      await this.emails.add({ kind: 'reminder', occasion: `reminder:${dueDate}:${now}`, invoiceId });
    return next && RunAgain.after((next.getTime() - at.getTime()) / 1_000);
  }
}
