import { DomainEvent } from '../domain-event';

/** What an invoice needs at Nomod is to be done now: somebody asked to push it, or its page took a charge that did not pay it. */
export class InvoiceSyncRequested extends DomainEvent<{
  readonly invoice_id: string;
}> {
  static readonly type = 'invoice.sync_requested';
  static readonly version = 1;
}
