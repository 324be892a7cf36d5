import { DomainEvent } from '../domain-event';

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
