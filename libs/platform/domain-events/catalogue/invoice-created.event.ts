import { DomainEvent } from '../domain-event';

/** A draft invoice was saved. */
export class InvoiceCreated extends DomainEvent<{
  readonly invoice_id: string;
  readonly customer_id: string;
}> {
  static readonly type = 'invoice.created';
  static readonly version = 1;
}
