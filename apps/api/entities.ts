import { ApiKey, Environment, Tenant } from '@remit/accounts';
import { AttentionItem } from '@remit/attention';
import { BusinessProfile } from '@remit/business-profile';
import { AccountNeighbour, AccountSweep, Connection, ConnectionWatch, GatewayTrouble } from '@remit/connections';
import { Customer } from '@remit/customers';
import { Email, EmailSettings, ReminderPlan, ReminderSubscription } from '@remit/emails';
import { LoggedRequest } from '@remit/request-log';
import { AuditLogEntry } from '@remit/audit-log';
import { Approval } from '@remit/approvals';
import { IdempotencyKey } from '@remit/idempotency';
import {
  ChargeClaim,
  CustomerMapping,
  FormerNomodInvoice,
  InvoiceSyncRecord,
  ReturnAddress,
} from '@remit/invoice-sync';
import {
  CreditNote,
  Invoice,
  InvoiceLine,
  InvoiceNumberCounter,
  LedgerEntry,
  LedgerTransaction,
} from '@remit/invoices';
import { RemoteOperation } from '@remit/remote-operations';
import {
  AccountCharge,
  Charge,
  ListedDifference,
  LostObject,
  Payment,
  PaymentAttempt,
  PaymentRefund,
  Recovery,
} from '@remit/payments';
import { OutgoingAttempt, OutgoingWebhook, WebhookEndpoint } from '@remit/outgoing-webhooks';
import { ForeignLink, RejectedDelivery, WebhookDelivery } from '@remit/webhooks';
import { ConsoleSession } from './console/console-session.entity';
import { EncryptionKey } from './encryption/encryption-key.entity';

/** Every entity of the features: one list for the application and for migrations. */
export const entities = [
  Tenant,
  Environment,
  ApiKey,
  BusinessProfile,
  Customer,
  Connection,
  AccountSweep,
  GatewayTrouble,
  ConnectionWatch,
  IdempotencyKey,
  Approval,
  AuditLogEntry,
  LoggedRequest,
  EncryptionKey,
  ConsoleSession,
  Invoice,
  InvoiceLine,
  InvoiceNumberCounter,
  CreditNote,
  LedgerTransaction,
  LedgerEntry,
  RemoteOperation,
  InvoiceSyncRecord,
  CustomerMapping,
  ChargeClaim,
  FormerNomodInvoice,
  ReturnAddress,
  Payment,
  PaymentAttempt,
  PaymentRefund,
  ListedDifference,
  LostObject,
  Recovery,
  AccountCharge,
  AccountNeighbour,
  Charge,
  WebhookDelivery,
  RejectedDelivery,
  ForeignLink,
  WebhookEndpoint,
  OutgoingWebhook,
  OutgoingAttempt,
  Email,
  EmailSettings,
  ReminderPlan,
  ReminderSubscription,
  AttentionItem,
];
