import { DomainEvent } from '../domain-event';

/** The status of the invoice at Nomod was read. */
export class InvoiceSyncStatusChanged extends DomainEvent<{
  readonly invoice_id: string;
  readonly nomod_invoice_id: string;
  readonly nomod_invoice_status: string;
}> {
  static readonly type = 'invoice.sync_status_changed';
  static readonly version = 1;
}
