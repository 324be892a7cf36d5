import { DomainEvent } from '../domain-event';

/** An e-mail about an invoice is to be sent. */
export class EmailQueued extends DomainEvent<{
  readonly email_id: string;
  readonly invoice_id: string;
  readonly kind: 'invoice' | 'reminder' | 'receipt' | 'refund';
}> {
  static readonly type = 'email.queued';
  static readonly version = 1;
}
