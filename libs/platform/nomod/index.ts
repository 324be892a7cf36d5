export { AccountCalls, type KnownCalls } from './budget/account-calls';
export { CallGate, longestCallMs } from './budget/call-budgets';
export { CALL_PURPOSES, type CallPurpose, callingFor } from './budget/call-purpose';
export { GatewayBusy } from './budget/gateway-busy';
export { toChargeFacts } from './charge-facts';
export { billedPart, type Extras, extrasIn, extrasInConverted, formatPart } from './charge-parts';
export { gatewayText } from './gateway-text';
export { type NomodCharge, type NomodChargeStatus, tookMoney, tookNone } from './nomod-charge';
export { NomodClient } from './nomod.client';
export { type NomodCustomer } from './nomod-customer';
export {
  foundOrUndefined,
  NOMOD_ERROR_KINDS,
  NomodError,
  type NomodErrorKind,
  type NomodFailure,
  type NomodOutcome,
} from './nomod-error';
export { type NomodInvoice, type NomodPageDetails } from './nomod-invoice';
export { type NomodLink } from './nomod-link';
export { type NomodList, type NomodPage, type NomodReadList, type PageQuery, type UnreadableRow } from './nomod-list';
export { isPerUnit, type NomodProbing, type ShownLink, type ShownPage } from './nomod-probing';
export { NomodModule } from './nomod.module';
export {
  type CustomerDraft,
  type InvoiceDraft,
  type LinkDraft,
  nameText,
  NOTE_LENGTH,
  type PayableDraft,
  TITLE_LENGTH,
} from './nomod-request';
export {
  PaymentOptionsField,
  PaymentOptionsRequest,
  PaymentOptionsResponse,
} from './payment-options/payment-options.dto';
export {
  type ChosenOptions,
  type PaymentOptions,
  paymentOptions,
  readOptions,
} from './payment-options/payment-options';
export { type NomodCredentials } from './nomod-transport';
export { UNKNOWN_STATUS } from './unknown-status';
