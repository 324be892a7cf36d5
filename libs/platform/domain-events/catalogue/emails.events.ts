import { DomainEvent } from './domain-event';

/** What became of an e-mail is known, or that it will not be. */
export class EmailFinished extends DomainEvent<{
  readonly email_id: string;
  readonly invoice_id: string;
  readonly kind: 'invoice' | 'reminder' | 'receipt' | 'refund';
  readonly status: 'sent' | 'bounced' | 'failed' | 'unknown' | 'cancelled';
  /** What the server answered, or what went wrong. */
  readonly reason: string | null;
}> {
  static readonly type = 'email.finished';
  static readonly version = 1;
}

/** An e-mail about an invoice is to be sent. */
export class EmailQueued extends DomainEvent<{
  readonly email_id: string;
  readonly invoice_id: string;
  readonly kind: 'invoice' | 'reminder' | 'receipt' | 'refund';
}> {
  static readonly type = 'email.queued';
  static readonly version = 1;
}

/** On which days payers are reminded changed: open invoices are planned anew, some at a time. */
export class EmailSettingsChanged extends DomainEvent<{
  /** The invoice that was planned last; null at the beginning. */
  readonly after_invoice: string | null;
}> {
  static readonly type = 'email_settings.changed';
  static readonly version = 1;
}

/** The payer of an invoice is to be reminded on some days. */
export class ReminderPlanned extends DomainEvent<{
  readonly invoice_id: string;
  /** Of the plan: a later one takes its place. */
  readonly plan_version: number;
}> {
  static readonly type = 'reminder.planned';
  static readonly version = 1;
}
