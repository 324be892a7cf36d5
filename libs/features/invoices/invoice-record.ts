import type { CustomerRecord } from '@remit/customers';
import type { GatewayMetadata } from './gateway-metadata';
import type { Invoice } from './invoice.entity';
import type { SyncState } from './sync-states';

/** An invoice with what is shown beside it: what answers are made from. */
export interface InvoiceRecord {
  readonly invoice: Invoice;
  readonly gatewayMetadata: GatewayMetadata;
  readonly customer: CustomerRecord | null;
  /** Of its public page. */
  readonly hostedUrl: string | null;
}

/** As a list shows it. */
export interface ListedInvoiceRecord extends InvoiceRecord {
  /** Null when nothing was decided. */
  readonly syncState: SyncState | null;
}
