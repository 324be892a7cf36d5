import type { CustomerRecord } from '@remit/customers';
import type { GatewayMetadata } from './gateway-metadata';
import type { Invoice } from './invoice.entity';

/** An invoice with what is shown beside it: what answers are made from. */
export interface InvoiceRecord {
  readonly invoice: Invoice;
  readonly gatewayMetadata: GatewayMetadata;
  readonly customer: CustomerRecord | null;
}
