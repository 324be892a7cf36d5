import { DomainEvent } from '../domain-event';

/** A credit note was made: so much of an invoice is asked no longer. */
export class InvoiceCredited extends DomainEvent<{
  readonly invoice_id: string;
  readonly credit_note_id: string;
  readonly credit_note_number: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly reason: string;
}> {
  static readonly type = 'invoice.credited';
  static readonly version = 1;
}
