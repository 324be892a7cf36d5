import { DomainEvent } from '../domain-event';

/** Somebody asked to push an invoice to Nomod by hand. */
export class InvoiceSyncRequested extends DomainEvent<{
  readonly invoice_id: string;
}> {
  static readonly type = 'invoice.sync_requested';
  static readonly version = 1;
}
