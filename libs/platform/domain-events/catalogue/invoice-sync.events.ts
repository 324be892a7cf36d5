import type { ChargeFacts } from './charge-facts';
import { DomainEvent } from './domain-event';

/** A customer exists at Nomod. */
export class CustomerSynced extends DomainEvent<{
  readonly customer_id: string;
  readonly connection_id: string;
  readonly nomod_customer_id: string;
  readonly synced_at: string;
}> {
  static readonly type = 'customer.synced';
  static readonly version = 1;
}

/** An invoice could not be pushed to Nomod. It may succeed later. */
export class InvoiceSyncFailed extends DomainEvent<{
  readonly invoice_id: string;
  readonly code: string;
  readonly reason: string;
}> {
  static readonly type = 'invoice.sync_failed';
  static readonly version = 1;
}

/** An invoice is to be synced with Nomod now: a user requested it, or its page took a charge that did not pay it. */
export class InvoiceSyncRequested extends DomainEvent<{
  readonly invoice_id: string;
}> {
  static readonly type = 'invoice.sync_requested';
  static readonly version = 1;
}

/** The status of the invoice at Nomod was read. */
export class InvoiceSyncStatusChanged extends DomainEvent<{
  readonly invoice_id: string;
  readonly nomod_invoice_id: string;
  readonly nomod_invoice_status: string;
}> {
  static readonly type = 'invoice.sync_status_changed';
  static readonly version = 1;
}

/** An invoice exists at Nomod. */
export class InvoiceSynced extends DomainEvent<{
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly nomod_invoice_id: string;
  readonly nomod_reference_id: string;
  readonly nomod_invoice_code: string;
  readonly nomod_invoice_status: string;
  /** Pay URL, encrypted for `invoice_syncs.url` of this row. No table contains a payable URL in plain text. */
  readonly sealed_nomod_invoice_url: string;
}> {
  static readonly type = 'invoice.synced';
  static readonly version = 1;
}

/** A charge that took money was read from Nomod for a synced invoice. */
export class NomodInvoicePaid extends DomainEvent<{
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly nomod_invoice_id: string;
  readonly charge: ChargeFacts;
  readonly evidence: 'webhook' | 'poll' | 'check';
}> {
  static readonly type = 'nomod_invoice.paid';
  static readonly version = 4;
}
