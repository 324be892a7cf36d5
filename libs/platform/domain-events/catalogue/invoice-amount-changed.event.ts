import { DomainEvent } from '../domain-event';

/** What remains to be paid of an open invoice changed other than by its own link. */
export class InvoiceAmountChanged extends DomainEvent<{
  readonly invoice_id: string;
  readonly currency: string;
  readonly amount_remaining_minor: string;
}> {
  static readonly type = 'invoice.amount_changed';
  static readonly version = 1;
}
