export { AccountCalls, type KnownCalls } from './account-calls';
export {
  beginOrGoOn,
  CALL_PURPOSES,
  callingFor,
  type CallPurpose,
  currentPurpose,
  isInBackground,
  longestCallMs,
  longestWaitMs,
} from './call-purpose';
export {
  CHARGE_STATUSES,
  type GatewayCharge,
  type GatewayChargeStatus,
  type GatewaySettlement,
  toChargeFacts,
  tookMoney,
  tookNone,
} from './gateway-charge';
export { billedPart, type Extras, extrasIn, extrasInConverted, formatPart } from './charge-parts';
export {
  foundOrUndefined,
  GATEWAY_ERROR_KINDS,
  GatewayBusy,
  GatewayError,
  type GatewayErrorKind,
  type GatewayFailure,
  type GatewayOutcome,
  UNKNOWN_STATUS,
} from './gateway-error';
export { type GatewayCredentials, type GatewayName, GATEWAYS } from './payment-gateway';
export { type CustomerDraft, type InvoiceDraft, NOTE_LENGTH, type PayableDraft, TITLE_LENGTH } from './gateway-drafts';
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
