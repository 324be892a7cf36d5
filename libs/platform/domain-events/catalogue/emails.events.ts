import { DomainEvent } from './domain-event';

/** An e-mail has its final status. The status may be `unknown`. */
export class EmailFinished extends DomainEvent<{
  readonly email_id: string;
  readonly invoice_id: string;
  readonly kind: 'invoice' | 'reminder' | 'receipt' | 'refund';
  readonly status: 'sent' | 'bounced' | 'failed' | 'unknown' | 'cancelled';
  /** Answer of the server, or the error. */
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

/** An e-mail to a user of the console is to be sent, such as an invitation. */
export class LetterQueued extends DomainEvent<{
  readonly letter_id: string;
}> {
  static readonly type = 'letter.queued';
  static readonly version = 1;
}

/** The days for reminders changed. The reminders of open invoices are planned again, in batches. */
export class EmailSettingsChanged extends DomainEvent<{
  /** Last planned invoice; null at the start. */
  readonly after_invoice: string | null;
}> {
  static readonly type = 'email_settings.changed';
  static readonly version = 1;
}

/** Reminders for the payer of an invoice were scheduled. */
export class ReminderPlanned extends DomainEvent<{
  readonly invoice_id: string;
  /** Version of the plan. A later version replaces it. */
  readonly plan_version: number;
}> {
  static readonly type = 'reminder.planned';
  static readonly version = 1;
}
