import { AttentionNeeded } from './attention-needed.event';
import { AttentionResolved } from './attention-resolved.event';
import { ChargeMatched } from './charge-matched.event';
import { ChargeSecondLookWanted } from './charge-second-look-wanted.event';
import { ConnectionArchived } from './connection-archived.event';
import { ConnectionCreated } from './connection-created.event';
import { ConnectionProbeAsked } from './connection-probe-asked.event';
import { ConnectionPublished } from './connection-published.event';
import { ConnectionRefused } from './connection-refused.event';
import { ConnectionSwitchOffAsked } from './connection-switch-off-asked.event';
import { ConnectionUnpublished } from './connection-unpublished.event';
import { ConnectionUpdated } from './connection-updated.event';
import { CustomerCreated } from './customer-created.event';
import { CustomerSynced } from './customer-synced.event';
import { CustomerUpdated } from './customer-updated.event';
import { EmailFinished } from './email-finished.event';
import { EmailQueued } from './email-queued.event';
import { EmailSettingsChanged } from './email-settings-changed.event';
import { GatewayTroubleBegan } from './gateway-trouble-began.event';
import { InvoiceAmountChanged } from './invoice-amount-changed.event';
import { InvoiceCreated } from './invoice-created.event';
import { InvoiceCredited } from './invoice-credited.event';
import { InvoiceDetailsChanged } from './invoice-details-changed.event';
import { InvoiceFinalized } from './invoice-finalized.event';
import { InvoicePaymentRecorded } from './invoice-payment-recorded.event';
import { InvoiceSyncFailed } from './invoice-sync-failed.event';
import { InvoiceSyncRequested } from './invoice-sync-requested.event';
import { InvoiceSyncStatusChanged } from './invoice-sync-status-changed.event';
import { InvoiceSynced } from './invoice-synced.event';
import { InvoiceVoided } from './invoice-voided.event';
import { NomodInvoicePaid } from './nomod-invoice-paid.event';
import { OutgoingWebhookQueued } from './outgoing-webhook-queued.event';
import { PaymentAmountCorrected } from './payment-amount-corrected.event';
import { PaymentAttemptFailed } from './payment-attempt-failed.event';
import { PaymentCreated } from './payment-created.event';
import { PaymentDeadlineSet } from './payment-deadline-set.event';
import { PaymentDisputeEnded } from './payment-dispute-ended.event';
import { PaymentDisputed } from './payment-disputed.event';
import { PaymentExpired } from './payment-expired.event';
import { PaymentLinkCreationFailed } from './payment-link-creation-failed.event';
import { PaymentLinkPaid } from './payment-link-paid.event';
import { PaymentLinkRequested } from './payment-link-requested.event';
import { PaymentLinkUnpaid } from './payment-link-unpaid.event';
import { PaymentPending } from './payment-pending.event';
import { PaymentRefundRequested } from './payment-refund-requested.event';
import { PaymentRefundReversed } from './payment-refund-reversed.event';
import { PaymentRefunded } from './payment-refunded.event';
import { PaymentReversed } from './payment-reversed.event';
import { PaymentSucceeded } from './payment-succeeded.event';
import { PaymentVoided } from './payment-voided.event';
import { ReminderPlanned } from './reminder-planned.event';
import { WebhookReceived } from './webhook-received.event';

export type { AttentionKind } from './attention-kind';
export type { ChargeFacts } from './charge-facts';
export {
  AttentionNeeded,
  AttentionResolved,
  ChargeMatched,
  ChargeSecondLookWanted,
  ConnectionArchived,
  ConnectionCreated,
  ConnectionProbeAsked,
  ConnectionPublished,
  ConnectionRefused,
  ConnectionSwitchOffAsked,
  ConnectionUnpublished,
  ConnectionUpdated,
  CustomerCreated,
  CustomerSynced,
  CustomerUpdated,
  EmailFinished,
  EmailQueued,
  EmailSettingsChanged,
  GatewayTroubleBegan,
  InvoiceAmountChanged,
  InvoiceCreated,
  InvoiceCredited,
  InvoiceDetailsChanged,
  InvoiceFinalized,
  InvoicePaymentRecorded,
  InvoiceSyncFailed,
  InvoiceSyncRequested,
  InvoiceSyncStatusChanged,
  InvoiceSynced,
  InvoiceVoided,
  NomodInvoicePaid,
  OutgoingWebhookQueued,
  PaymentAmountCorrected,
  PaymentAttemptFailed,
  PaymentCreated,
  PaymentDeadlineSet,
  PaymentDisputeEnded,
  PaymentDisputed,
  PaymentExpired,
  PaymentLinkCreationFailed,
  PaymentLinkPaid,
  PaymentLinkRequested,
  PaymentLinkUnpaid,
  PaymentPending,
  PaymentRefundRequested,
  PaymentRefundReversed,
  PaymentRefunded,
  PaymentReversed,
  PaymentSucceeded,
  PaymentVoided,
  ReminderPlanned,
  WebhookReceived,
};

/** Every event there is; libs/README.md lists them with their owners and readers. */
export const eventCatalogue = [
  AttentionNeeded,
  AttentionResolved,
  ChargeMatched,
  ChargeSecondLookWanted,
  ConnectionArchived,
  ConnectionCreated,
  ConnectionProbeAsked,
  ConnectionPublished,
  ConnectionRefused,
  ConnectionSwitchOffAsked,
  ConnectionUnpublished,
  ConnectionUpdated,
  CustomerCreated,
  CustomerSynced,
  CustomerUpdated,
  EmailFinished,
  EmailQueued,
  EmailSettingsChanged,
  GatewayTroubleBegan,
  InvoiceAmountChanged,
  InvoiceCreated,
  InvoiceCredited,
  InvoiceDetailsChanged,
  InvoiceFinalized,
  InvoicePaymentRecorded,
  InvoiceSyncFailed,
  InvoiceSyncRequested,
  InvoiceSyncStatusChanged,
  InvoiceSynced,
  InvoiceVoided,
  NomodInvoicePaid,
  OutgoingWebhookQueued,
  PaymentAmountCorrected,
  PaymentAttemptFailed,
  PaymentCreated,
  PaymentDeadlineSet,
  PaymentDisputeEnded,
  PaymentDisputed,
  PaymentExpired,
  PaymentLinkCreationFailed,
  PaymentLinkPaid,
  PaymentLinkRequested,
  PaymentLinkUnpaid,
  PaymentPending,
  PaymentRefundRequested,
  PaymentRefundReversed,
  PaymentRefunded,
  PaymentReversed,
  PaymentSucceeded,
  PaymentVoided,
  ReminderPlanned,
  WebhookReceived,
] as const;
