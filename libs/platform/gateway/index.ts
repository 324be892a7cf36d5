export { AccountCalls, type KnownCalls } from './account-calls';
export {
  beginOrGoOn,
  CALL_PURPOSES,
  type CallPurpose,
  callingFor,
  currentPurpose,
  isInBackground,
} from './call-purpose';
export { longestCallMs, longestWaitMs } from './call-time';
export { toChargeFacts } from './charge-facts';
export { billedPart, type Extras, extrasIn, extrasInConverted, formatPart } from './charge-parts';
export { GatewayBusy } from './gateway-busy';
export {
  CHARGE_STATUSES,
  type GatewayCharge,
  type GatewayChargeStatus,
  type GatewaySettlement,
  tookMoney,
  tookNone,
} from './gateway-charge';
export { type GatewayCredentials, type GatewayName, GATEWAYS } from './gateway-credentials';
export { type CustomerDraft, type InvoiceDraft, NOTE_LENGTH, type PayableDraft, TITLE_LENGTH } from './gateway-drafts';
export {
  foundOrUndefined,
  GATEWAY_ERROR_KINDS,
  GatewayError,
  type GatewayErrorKind,
  type GatewayFailure,
  type GatewayOutcome,
} from './gateway-error';
export {
  type GatewayList,
  type GatewayPage,
  type GatewayReadList,
  type PageQuery,
  type UnreadableRow,
} from './gateway-list';
export {
  type GatewayCustomer,
  type GatewayInvoice,
  type GatewayLink,
  type GatewayPageDetails,
  INVOICE_STATUSES,
  LINK_STATUSES,
} from './gateway-objects';
export { type GatewayProbing, type ShownLink, type ShownPage } from './gateway-probing';
export { gatewayText, nameText } from './gateway-text';
export { PaymentGateway } from './payment-gateway';
export {
  PaymentOptionsField,
  PaymentOptionsRequest,
  PaymentOptionsResponse,
} from './payment-options/payment-options.dto';
export {
  CARD_ONLY,
  type ChosenOptions,
  type PaymentOptions,
  paymentOptions,
  readOptions,
} from './payment-options/payment-options';
export { UNKNOWN_STATUS } from './unknown-status';
