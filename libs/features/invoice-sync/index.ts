export {
  type Belonging,
  type ClosedInvoice,
  belongingOf,
  couldPay,
  type CustomerAtNomod,
  type Evidence,
  type OurInvoice,
  type PaymentOwner,
} from './rules/belonging';
export { ChargeClaim } from './watch/charge-claim.entity';
export { CustomerMapping } from './push/customer-mapping.entity';
export { FormerNomodInvoice } from './push/former-invoice.entity';
export { type GatewayLine, gatewayLines, mostAtOnceMinor } from './rules/gateway-lines';
export { InvoiceCheck } from './watch/invoice-check';
export { nomodUrlFingerprint } from './push/pay-url';
export { InvoiceSyncModule } from './invoice-sync.module';
export { CLOCK_SKEW_MS, InvoiceSyncRecord } from './invoice-sync-record.entity';
export { ReturnAddress } from './returns/return-address.entity';
export { CANCELLED_AT_NOMOD } from './watch/invoice-reading';
export { declinedAddress, isDeclined } from './returns/return-token';
export { ReturnAddresses } from './returns/return-addresses';
export { InvoiceSync, type InvoiceUrlState } from './invoice-sync';
export { InvoiceSyncService } from './invoice-sync.service';
