import { DomainEvent } from '../domain-event';

/** An invoice could not be pushed to Nomod for now. */
export class InvoiceSyncFailed extends DomainEvent<{
  readonly invoice_id: string;
  readonly code: string;
  readonly reason: string;
}> {
  static readonly type = 'invoice.sync_failed';
  static readonly version = 1;
}
