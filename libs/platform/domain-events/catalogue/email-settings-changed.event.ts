import { DomainEvent } from '../domain-event';

/** On which days payers are reminded changed: open invoices are planned anew, some at a time. */
export class EmailSettingsChanged extends DomainEvent<{
  /** The invoice that was planned last; null at the beginning. */
  readonly after_invoice: string | null;
}> {
  static readonly type = 'email_settings.changed';
  static readonly version = 1;
}
