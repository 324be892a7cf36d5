import { DomainEvent } from '../domain-event';

/** What a finalized invoice says beside its amount changed: its due date, its description. */
export class InvoiceDetailsChanged extends DomainEvent<{
  readonly invoice_id: string;
  readonly changed: readonly ('due_date' | 'description')[];
}> {
  static readonly type = 'invoice.details_changed';
  static readonly version = 1;
}
