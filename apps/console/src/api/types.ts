import type { components } from './schema.generated';

type Schemas = components['schemas'];

/** One page of a list. `T` is the type of its rows. */
export interface Page<T> {
  items: T[];
  pagination: Pagination;
}

export type AdminStatus = Schemas['StatusResponse'];
export type ApiKey = Schemas['ApiKeyResponse'];
export type Approval = Schemas['ApprovalResponse'];
export type AttentionItem = Schemas['AttentionResponse'];
export type EmailSettings = Schemas['EmailSettingsResponse'];
export type BusinessProfile = Schemas['BusinessProfileResponse'];
export type Connection = Schemas['ConnectionResponse'];
export type CreditNote = Schemas['CreditNoteResponse'];
export type CsvImport = Schemas['CsvImportResponse'];
export type ListedCreditNote = Schemas['ListedCreditNoteResponse'];
export type Customer = Schemas['CustomerResponse'];
export type DeadDeliveries = Schemas['DeadDeliveriesResponse'];
export type Delivery = Schemas['DeliveryResponse'];
export type DeliveryDetails = Schemas['DeliveryDetailsResponse'];
export type DeliveryStep = Schemas['DeliveryStepResponse'];
export type Email = Schemas['EmailResponse'];
export type EmailPreview = Schemas['EmailPreviewResponse'];
export type EnvironmentRules = Schemas['EnvironmentResponse'];
export type Erasure = Schemas['ErasureResponse'];
export type Invoice = Schemas['InvoiceResponse'];
export type InvoiceSync = Schemas['InvoiceSyncResponse'];
export type ConnectionHabits = Schemas['ConnectionHabitsResponse'];
export type Habit = Schemas['HabitResponse'];
export type KeyCheck = Schemas['KeyCheckResponse'];
export type KeyScope = ApiKey['scopes'][number];
export type ListedInvoice = Schemas['ListedInvoiceResponse'];
export type ListedPayment = Schemas['ListedPaymentResponse'];
export type LoggedRequest = Schemas['LoggedRequestResponse'];
export type Invitation = Schemas['InvitationResponse'];
export type InvitationFacts = Schemas['InvitationFactsResponse'];
export type Member = Schemas['MemberResponse'];
export type NewInvitation = Schemas['NewInvitationResponse'];
export type Role = Member['role'];
export type NewApiKey = Schemas['NewApiKeyResponse'];
export type NewTenant = Schemas['NewTenantResponse'];
export type NewWebhookEndpoint = Schemas['NewWebhookEndpointResponse'];
export type OpenSessions = Schemas['OpenSessionsResponse'];
export type OutgoingWebhook = Schemas['OutgoingWebhookResponse'];
export type OutgoingWebhookDetails = Schemas['OutgoingWebhookDetailsResponse'];
export type Pagination = Schemas['Pagination'];
export type Payment = Schemas['PaymentResponse'];
export type Aging = Schemas['AgingResponse'];
export type CurrencyOverview = Schemas['CurrencyOverview'];
export type CustomerBalance = Schemas['CustomerBalanceResponse'];
export type Overview = Schemas['OverviewResponse'];
export type ReconciledRows = Schemas['ReconciledRowsResponse'];
export type Reconciliation = Schemas['ReconciliationResponse'];
export type Statement = Schemas['StatementResponse'];
export type PaymentOptions = Schemas['PaymentOptionsResponse'];
export type RecoveryCodes = Schemas['RecoveryCodesResponse'];
export type MemberRules = Schemas['PeopleRulesResponse'];
export type SecondFactorSecret = Schemas['SecondFactorResponse'];
export type RejectedDelivery = Schemas['RejectedDeliveryResponse'];
export type RotatedSecret = Schemas['RotatedSecretResponse'];
export type Session = Schemas['SessionResponse'];
export type SessionEnvironment = Schemas['OpenedEnvironmentResponse'];
export type TimelineEntry = Schemas['TimelineEntryResponse'];
export type WebhookEndpoint = Schemas['ObservedWebhookEndpointResponse'];
