import { DomainEvent } from '../domain-event';

/** An invoice is no longer owed. */
export class InvoiceVoided extends DomainEvent<{
  readonly invoice_id: string;
  readonly reason: string | null;
}> {
  static readonly type = 'invoice.voided';
  static readonly version = 1;
}
