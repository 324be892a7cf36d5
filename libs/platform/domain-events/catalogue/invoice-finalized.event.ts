import { DomainEvent } from '../domain-event';

/** An invoice got its number and is owed. */
export class InvoiceFinalized extends DomainEvent<{
  readonly invoice_id: string;
  readonly customer_id: string;
  readonly invoice_number: string;
  readonly currency: string;
  readonly amount_due_minor: string;
}> {
  static readonly type = 'invoice.finalized';
  static readonly version = 1;
}
