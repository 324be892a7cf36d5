import { Injectable } from '@nestjs/common';
import { EventBus, ReminderPlanned } from '@remit/domain-events';
import { EmailSettingsService } from '../settings/email-settings.service';
import { ReminderPlanRepository } from './reminder-plan.repository';

/**
 * Problem: a reminder must be sent on its day, and a daily check of every open invoice costs more with every invoice.
 * Decision: each open invoice has one delivery that waits for its next day, which the bus finds by its index. After a
 * new plan, the delivery of the old one ends when it is due. Needs a unit of work.
 */
@Injectable()
export class ReminderPlans {
  constructor(
    private readonly plans: ReminderPlanRepository,
    private readonly settings: EmailSettingsService,
    private readonly events: EventBus,
  ) {}

  /** Plans the reminders of an invoice again, if reminders are enabled. */
  async plan(invoiceId: string): Promise<void> {
    if ((await this.settings.current()).reminderDays.length === 0) return;
    const version = await this.plans.renew(invoiceId);
    await this.events.publish(new ReminderPlanned({ invoice_id: invoiceId, plan_version: version }));
  }

  async isCurrent(invoiceId: string, version: number): Promise<boolean> {
    return (await this.plans.findById(invoiceId))?.version === version;
  }
}
