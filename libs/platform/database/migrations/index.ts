import { Roles1700000000000 } from './1700000000000-roles';
import { DomainEvents1700000000100 } from './1700000000100-domain-events';
import { IdempotencyKeys1700000000200 } from './1700000000200-idempotency-keys';
import { Accounts1700000000300 } from './1700000000300-accounts';
import { Customers1700000000400 } from './1700000000400-customers';
import { Connections1700000000500 } from './1700000000500-connections';
import { Invoices1700000000600 } from './1700000000600-invoices';
import { RemoteOperations1700000000700 } from './1700000000700-remote-operations';
import { InvoiceSync1700000000800 } from './1700000000800-invoice-sync';
import { Payments1700000000900 } from './1700000000900-payments';
import { Webhooks1700000001000 } from './1700000001000-webhooks';
import { Attention1700000001100 } from './1700000001100-attention';
import { Refunds1700000001200 } from './1700000001200-refunds';
import { OutgoingWebhooks1700000001300 } from './1700000001300-outgoing-webhooks';
import { HistoryPruning1700000001400 } from './1700000001400-history-pruning';
import { RejectedDeliveries1700000001500 } from './1700000001500-rejected-deliveries';
import { AuditLog1700000001600 } from './1700000001600-audit-log';
import { EncryptionKeys1700000001700 } from './1700000001700-encryption-keys';
import { Publishing1700000001800 } from './1700000001800-publishing';
import { CustomerEmail1700000001900 } from './1700000001900-customer-email';
import { ListIndexes1700000002000 } from './1700000002000-list-indexes';
import { DeadDeliveryScope1700000002100 } from './1700000002100-dead-delivery-scope';
import { RequestLog1700000002200 } from './1700000002200-request-log';
import { DeliveryEvidence1700000002210 } from './1700000002210-delivery-evidence';
import { InvoiceSyncStateIndex1700000002300 } from './1700000002300-invoice-sync-state-index';
import { EndpointAttempts1700000002310 } from './1700000002310-endpoint-attempts';
import { PaymentUrlFingerprint1700000002320 } from './1700000002320-payment-url-fingerprint';
import { WebhookGroups1700000002400 } from './1700000002400-webhook-groups';
import { PublishQuietly1700000002410 } from './1700000002410-publish-quietly';
import { ClaimsByIndex1700000002500 } from './1700000002500-claims-by-index';
import { Handover1700000002510 } from './1700000002510-handover';
import { ConnectionCalls1700000002600 } from './1700000002600-connection-calls';
import { TextSearch1700000002700 } from './1700000002700-text-search';
import { ChargeBelonging1700000003100 } from './1700000003100-charge-belonging';
import { RefundReversals1700000003200 } from './1700000003200-refund-reversals';
import { AuditLogDetails1700000003210 } from './1700000003210-audit-log-details';
import { CustomerReplaced1700000003300 } from './1700000003300-customer-replaced';
import { GatewayTroubles1700000003400 } from './1700000003400-gateway-troubles';
import { ListedDifferences1700000003410 } from './1700000003410-listed-differences';
import { DueDays1700000003500 } from './1700000003500-due-days';
import { HonestEstimates1700000003700 } from './1700000003700-honest-estimates';
import { FormerNomodInvoices1700000003800 } from './1700000003800-former-nomod-invoices';
import { ConnectionWatches1700000003801 } from './1700000003801-connection-watches';
import { ReturnAddresses1700000003802 } from './1700000003802-return-addresses';
import { ConnectionEnvironmentType1700000003820 } from './1700000003820-connection-environment-type';
import { ConnectionSwitchOff1700000003821 } from './1700000003821-connection-switch-off';
import { AccountCharges1700000003822 } from './1700000003822-account-charges';
import { SharedAccounts1700000003823 } from './1700000003823-shared-accounts';
import { ConnectionHeir1700000003840 } from './1700000003840-connection-heir';
import { CreditNotes1700000003860 } from './1700000003860-credit-notes';
import { KeyDoors1700000003880 } from './1700000003880-key-doors';
import { ConsoleSessions1700000003881 } from './1700000003881-console-sessions';
import { AuditLogChain1700000003882 } from './1700000003882-audit-log-chain';
import { ReturnHosts1700000003883 } from './1700000003883-return-hosts';
import { ClaimsByTenant1700000003900 } from './1700000003900-claims-by-tenant';
import { EndpointPauses1700000003901 } from './1700000003901-endpoint-pauses';
import { MessagePruning1700000003902 } from './1700000003902-message-pruning';
import { OperatorGauges1700000003920 } from './1700000003920-operator-gauges';
import { GatewayBudgets1700000003940 } from './1700000003940-gateway-budgets';
import { SteadyBudgets1700000003949 } from './1700000003949-steady-budgets';
import { AccountSweeps1700000003950 } from './1700000003950-account-sweeps';
import { NomodHabits1700000003960 } from './1700000003960-nomod-habits';
import { LinkNames1700000003961 } from './1700000003961-link-names';
import { NomodProbes1700000003962 } from './1700000003962-nomod-probes';
import { Recovery1700000003970 } from './1700000003970-recovery';
import { CustomerErasure1700000003980 } from './1700000003980-customer-erasure';
import { Approvals1700000003981 } from './1700000003981-approvals';
import { NextProbe1700000003983 } from './1700000003983-next-probe';
import { ErasureByIndex1700000003984 } from './1700000003984-erasure-by-index';
import { PageDetails1700000003990 } from './1700000003990-page-details';
import { LeasesInHand1700000003991 } from './1700000003991-leases-in-hand';
import { RefundFailures1700000004000 } from './1700000004000-refund-failures';
import { InvoicePages1700000004010 } from './1700000004010-invoice-pages';
import { FirstReturns1700000004011 } from './1700000004011-first-returns';
import { BusinessProfiles1700000004012 } from './1700000004012-business-profiles';
import { SweepsByIndex1700000004030 } from './1700000004030-sweeps-by-index';
import { HabitGauges1700000004031 } from './1700000004031-habit-gauges';
import { LostRefundCalls1700000004040 } from './1700000004040-lost-refund-calls';
import { LostMoney1700000004041 } from './1700000004041-lost-money';
import { PaymentReferences1700000004042 } from './1700000004042-payment-references';
import { PaymentOptions1700000004060 } from './1700000004060-payment-options';
import { TaxesOfLines1700000004100 } from './1700000004100-taxes-of-lines';
import { PaymentDeadlines1700000004101 } from './1700000004101-payment-deadlines';
import { Emails1700000004120 } from './1700000004120-emails';
import { UnusableAnswers1700000004160 } from './1700000004160-unusable-answers';
import { BusinessLogos1700000004170 } from './1700000004170-business-logos';
import { AttachedFiles1700000004171 } from './1700000004171-attached-files';
import { EndpointDialects1700000004200 } from './1700000004200-endpoint-dialects';
import { OverdueInvoices1700000004201 } from './1700000004201-overdue-invoices';

/** Every migration, oldest first. One that has landed is never edited. */
export const migrations = [
  Roles1700000000000,
  DomainEvents1700000000100,
  IdempotencyKeys1700000000200,
  Accounts1700000000300,
  Customers1700000000400,
  Connections1700000000500,
  Invoices1700000000600,
  RemoteOperations1700000000700,
  InvoiceSync1700000000800,
  Payments1700000000900,
  Webhooks1700000001000,
  Attention1700000001100,
  Refunds1700000001200,
  OutgoingWebhooks1700000001300,
  HistoryPruning1700000001400,
  RejectedDeliveries1700000001500,
  AuditLog1700000001600,
  EncryptionKeys1700000001700,
  Publishing1700000001800,
  CustomerEmail1700000001900,
  ListIndexes1700000002000,
  DeadDeliveryScope1700000002100,
  RequestLog1700000002200,
  DeliveryEvidence1700000002210,
  InvoiceSyncStateIndex1700000002300,
  EndpointAttempts1700000002310,
  PaymentUrlFingerprint1700000002320,
  WebhookGroups1700000002400,
  PublishQuietly1700000002410,
  ClaimsByIndex1700000002500,
  Handover1700000002510,
  ConnectionCalls1700000002600,
  TextSearch1700000002700,
  ChargeBelonging1700000003100,
  RefundReversals1700000003200,
  AuditLogDetails1700000003210,
  CustomerReplaced1700000003300,
  GatewayTroubles1700000003400,
  ListedDifferences1700000003410,
  DueDays1700000003500,
  HonestEstimates1700000003700,
  FormerNomodInvoices1700000003800,
  ConnectionWatches1700000003801,
  ReturnAddresses1700000003802,
  ConnectionEnvironmentType1700000003820,
  ConnectionSwitchOff1700000003821,
  AccountCharges1700000003822,
  SharedAccounts1700000003823,
  ConnectionHeir1700000003840,
  CreditNotes1700000003860,
  KeyDoors1700000003880,
  ConsoleSessions1700000003881,
  AuditLogChain1700000003882,
  ReturnHosts1700000003883,
  ClaimsByTenant1700000003900,
  EndpointPauses1700000003901,
  MessagePruning1700000003902,
  OperatorGauges1700000003920,
  GatewayBudgets1700000003940,
  SteadyBudgets1700000003949,
  AccountSweeps1700000003950,
  NomodHabits1700000003960,
  LinkNames1700000003961,
  NomodProbes1700000003962,
  Recovery1700000003970,
  CustomerErasure1700000003980,
  Approvals1700000003981,
  NextProbe1700000003983,
  ErasureByIndex1700000003984,
  PageDetails1700000003990,
  LeasesInHand1700000003991,
  RefundFailures1700000004000,
  InvoicePages1700000004010,
  FirstReturns1700000004011,
  BusinessProfiles1700000004012,
  SweepsByIndex1700000004030,
  HabitGauges1700000004031,
  LostRefundCalls1700000004040,
  LostMoney1700000004041,
  PaymentReferences1700000004042,
  PaymentOptions1700000004060,
  TaxesOfLines1700000004100,
  PaymentDeadlines1700000004101,
  Emails1700000004120,
  UnusableAnswers1700000004160,
  BusinessLogos1700000004170,
  AttachedFiles1700000004171,
  EndpointDialects1700000004200,
  OverdueInvoices1700000004201,
];
