export { CustomerMapping } from './customer-mapping.entity';
export { type GatewayLine, gatewayLines, mostAtOnceMinor } from './gateway-lines';
export { InvoiceSyncModule } from './invoice-sync.module';
export { InvoiceSyncRecord } from './invoice-sync-record.entity';
export { InvoiceSync, type InvoiceSyncStanding, type SyncedInvoice } from './invoice-sync.service';
