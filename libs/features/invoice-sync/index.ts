export {
  type Belonging,
  type ClosedInvoice,
  belongingOf,
  couldPay,
  type CustomerAtNomod,
  type Evidence,
  type OurInvoice,
  type PaymentOwner,
} from './belonging';
export { ChargeClaim } from './charge-claim.entity';
export { CustomerMapping } from './customer-mapping.entity';
export { FormerNomodInvoice } from './former-invoice.entity';
export { type GatewayLine, gatewayLines, mostAtOnceMinor } from './gateway-lines';
export { InvoiceCheck } from './invoice-check';
export { InvoiceSyncModule } from './invoice-sync.module';
export { CLOCK_SKEW_MS, InvoiceSyncRecord } from './invoice-sync-record.entity';
export { ReturnAddress } from './returns/return-address.entity';
export { CANCELLED_AT_NOMOD } from './sync-status';
export { declinedAddress, isDeclined } from './returns/return-token';
export { ReturnAddresses } from './returns/return-addresses';
export { InvoiceSync, type InvoiceSyncStanding } from './invoice-sync.service';
