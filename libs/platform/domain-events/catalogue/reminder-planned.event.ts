import { DomainEvent } from '../domain-event';

/** The payer of an invoice is to be reminded on some days. */
export class ReminderPlanned extends DomainEvent<{
  readonly invoice_id: string;
  /** Of the plan: a later one takes its place. */
  readonly plan_version: number;
}> {
  static readonly type = 'reminder.planned';
  static readonly version = 1;
}
