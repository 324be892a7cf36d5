import { DomainEvent } from '../domain-event';

/** An invoice exists at Nomod. */
export class InvoiceSynced extends DomainEvent<{
  readonly invoice_id: string;
  readonly connection_id: string;
  readonly nomod_invoice_id: string;
  readonly nomod_reference_id: string;
  readonly nomod_invoice_code: string;
  readonly nomod_invoice_status: string;
  /** Pay URL, encrypted for `invoice_syncs.url` of this row: a URL that can be paid is not plain in any table. */
  readonly sealed_nomod_invoice_url: string;
}> {
  static readonly type = 'invoice.synced';
  static readonly version = 1;
}
