// Made by npm run client from test/contract/openapi.json.
import type { Call, OperationId, Post } from './operation';

export const VERSION = '0.1.0';

/** The version of the API that the types are of. */
export const API_VERSION = '2026-11-30';

export interface Methods {
  /** Administrative acts in this environment: who, what, when and from where. Needs a key with the scope `admin`. */
  listAuditLogEntries: Call<'listAuditLogEntries'>;
  /** Look whether the audit log is what was written. Each entry holds a SHA-256 over itself and the hash before it: one that was changed, or taken out between others, shows. Note `head` elsewhere and send it back as `sequence` and `hash`: then a log that was cut off, or written anew, shows too. Needs a key with the scope `admin`. */
  verifyAuditLog: Call<'verifyAuditLog'>;
  /** Acts about money that wait for a second key, or were decided on. An environment may have an amount for each currency (`approval_limits` of `PUT /environments/{id}`). A refund, offline payment, credit note, discount on a finalized invoice or void of one above it is refused with `approval_required`; once another key has approved it, the key that asked sends the same again, within a day. Needs a key with the scope `read`. */
  listApprovals: Call<'listApprovals'>;
  /** One of them. Needs a key with the scope `read`. */
  getApproval: Call<'getApproval'>;
  /** Approve an act; needs the scope of the act, and another key than the one that asked. Needs a key with the scope `read`. Send an `Idempotency-Key` to be able to repeat it safely. */
  approveApproval: Post<'approveApproval'>;
  /** Refuse an act, or take back what one asked for; needs the scope of the act. Needs a key with the scope `read`. Send an `Idempotency-Key` to be able to repeat it safely. */
  refuseApproval: Post<'refuseApproval'>;
  /** API requests of this environment, newest first: what was asked, what was answered, how long it took. Requests with an API key, and what was changed in the console. Written within a second of the answer; a log and no ledger: under a flood rows may be missing. Needs a key with the scope `read`. */
  listLoggedRequests: Call<'listLoggedRequests'>;
  /** Read one request of the log. Needs a key with the scope `read`. */
  getLoggedRequest: Call<'getLoggedRequest'>;
  /** Environments this key opens. Needs a key with the scope `read`. */
  listEnvironments: Call<'listEnvironments'>;
  /** Add an environment; needs a key of the whole tenant. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  createEnvironment: Post<'createEnvironment'>;
  /** Say where payers may be sent back to, and which acts need a second key; it holds within a second. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  updateEnvironment: Call<'updateEnvironment'>;
  /** One environment. Needs a key with the scope `read`. */
  getEnvironment: Call<'getEnvironment'>;
  /** Keys that are not revoked. Needs a key with the scope `admin`. */
  listApiKeys: Call<'listApiKeys'>;
  /** Make a key; it is shown once. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  createApiKey: Post<'createApiKey'>;
  /** Revoke a key: refused everywhere within a second. Needs a key with the scope `admin`. */
  revokeApiKey: Call<'revokeApiKey'>;
  /** Who bills in this environment, as its customers read it. Needs a key with the scope `read`. */
  getBusinessProfile: Call<'getBusinessProfile'>;
  /** Change what the pages of invoices say of the business. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  changeBusinessProfile: Call<'changeBusinessProfile'>;
  /** Take the logo of the business away. Needs a key with the scope `admin`. */
  removeBusinessLogo: Call<'removeBusinessLogo'>;
  /** Add a customer. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  createCustomer: Post<'createCustomer'>;
  /** List customers. Needs a key with the scope `read`. */
  listCustomers: Call<'listCustomers'>;
  /** Change a customer named by id or by external id; both must agree when both are given. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. */
  updateCustomerByQuery: Call<'updateCustomerByQuery'>;
  /** List customers by filters in the body. Needs a key with the scope `read`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  searchCustomers: Post<'searchCustomers'>;
  /** One customer by your own id. Needs a key with the scope `read`. */
  getCustomerByExternalId: Call<'getCustomerByExternalId'>;
  /** One customer. Needs a key with the scope `read`. */
  getCustomer: Call<'getCustomer'>;
  /** Change a customer. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. */
  updateCustomer: Call<'updateCustomer'>;
  /** Archive a customer; its invoices stay. Needs a key with the scope `write`. */
  archiveCustomer: Call<'archiveCustomer'>;
  /** Where the customer exists outside. Needs a key with the scope `read`. */
  getCustomerIntegrations: Call<'getCustomerIntegrations'>;
  /** Save a connection to Nomod; a draft unless status is "published". The API key is encrypted and never shown again. Links and syncs go through published connections only. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  createConnection: Post<'createConnection'>;
  /** List connections, without archived ones unless asked for. Needs a key with the scope `read`. */
  listConnections: Call<'listConnections'>;
  /** One connection; its secrets are never shown. Needs a key with the scope `read`. */
  getConnection: Call<'getConnection'>;
  /** Change name, metadata or sync_config. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  updateConnection: Call<'updateConnection'>;
  /** Archive a connection and delete its secrets; refused while something at Nomod needs its key and no other connection to the account has one. Needs a key with the scope `admin`. */
  archiveConnection: Call<'archiveConnection'>;
  /** Let links and syncs go through the connection. Needs a key with the scope `admin`. Send an `Idempotency-Key` to be able to repeat it safely. */
  publishConnection: Post<'publishConnection'>;
  /** Make no new links and syncs through the connection. Needs a key with the scope `admin`. Send an `Idempotency-Key` to be able to repeat it safely. */
  unpublishConnection: Post<'unpublishConnection'>;
  /** Ask Nomod whether it accepts the saved key. One call that reads. It changes nothing at Nomod. Needs a key with the scope `admin`. Send an `Idempotency-Key` to be able to repeat it safely. */
  testConnection: Post<'testConnection'>;
  /** How many calls the account at Nomod takes, and what they were for today. Needs a key with the scope `read`. */
  getConnectionCalls: Call<'getConnectionCalls'>;
  /** Replace the API key once Nomod accepts the new one; the old one stays until then. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  replaceConnectionApiKey: Call<'replaceConnectionApiKey'>;
  /** Set or generate a webhook secret; the present one stays valid for 24 hours. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  rotateConnectionWebhookSecret: Post<'rotateConnectionWebhookSecret'>;
  /** How the account at Nomod behaves where that is not documented, as far as was seen. Needs a key with the scope `read`. */
  getConnectionHabits: Call<'getConnectionHabits'>;
  /** Ask Nomod how the account behaves: makes one link of AED 2 whose address nobody gets, switches it off at once, and looks at lists and searches, with 12 to 60 calls in all. Needs a key with the scope `admin`. Send an `Idempotency-Key` to be able to repeat it safely. */
  probeConnection: Post<'probeConnection'>;
  /** Create a draft invoice. Lines, discount and tax may change until it is finalized. The amount of a line is that of the whole line, not of one piece. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  createInvoice: Post<'createInvoice'>;
  /** List invoices, newest first. Needs a key with the scope `read`. */
  listInvoices: Call<'listInvoices'>;
  /** List invoices by filters in the body, newest first unless sorted otherwise. Needs a key with the scope `read`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  searchInvoices: Post<'searchInvoices'>;
  /** Read an invoice. Needs a key with the scope `read`. */
  getInvoice: Call<'getInvoice'>;
  /** Change an invoice. Needs a key with the scope `write`. When the invoice is finalized and its discount changes it needs `invoices:adjust` too. The body is JSON of at most 1 MiB. */
  updateInvoice: Call<'updateInvoice'>;
  /** Finalize a draft: it gets its number and is owed. From then on the amounts are fixed. With a published connection that pushes invoices it is pushed to Nomod as well. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  finalizeInvoice: Post<'finalizeInvoice'>;
  /** Void an invoice that no payment was applied to. Needs a key with the scope `write`. When the invoice is finalized it needs `invoices:adjust` too. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  voidInvoice: Post<'voidInvoice'>;
  /** Replace the address of an invoice's public page. For an address that came into the wrong hands: the one before shows nothing from now on. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  rotateInvoiceHostedUrl: Post<'rotateInvoiceHostedUrl'>;
  /** Everything that happened to an invoice, oldest first. Needs a key with the scope `read`. */
  getInvoiceTimeline: Call<'getInvoiceTimeline'>;
  /** Write off what remains of an invoice, or a part of it. Makes a credit note with a number of its own, which cannot be undone. The invoice asks that much less: its link stops working, and at Nomod it is replaced or cancelled. What was paid is refunded instead. Without an Idempotency-Key a credit note that equals one of the last minute is refused. Needs a key with the scope `invoices:adjust`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  createCreditNote: Post<'createCreditNote'>;
  /** Read the credit notes of an invoice, oldest first. Needs a key with the scope `read`. */
  listCreditNotes: Call<'listCreditNotes'>;
  /** Prove the money of this environment. With `against=nomod` the books are also compared with what Nomod lists for the period: every charge that took money on what is ours, its refunds, and every open link. Asks Nomod page by page and takes up to 20 s for each connection; what could not be compared is said, and `ok` is false then. Go on with `to` set to `compared_from`. Needs a key with the scope `read`. */
  auditBooks: Call<'auditBooks'>;
  /** Push a finalized invoice to Nomod by hand. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  syncInvoice: Post<'syncInvoice'>;
  /** Where an invoice stands at Nomod. Needs a key with the scope `read`. */
  getInvoiceSync: Call<'getInvoiceSync'>;
  /** Ask Nomod now where a synced invoice stands. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  checkInvoice: Post<'checkInvoice'>;
  /** Make a Nomod payment link for an invoice, or record money received outside. A link asks for exactly what remains of a finalized invoice; `payment_url` of the answer is what the payer opens. Asked again while the link can be paid, the same payment is answered with 200. When Nomod does not answer in time the payment is kept, and its link is looked for, never made twice. Needs a key with the scope `write`. When payment_method_type is offline it needs `payments:offline` too. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  createPayment: Post<'createPayment'>;
  /** List payments, newest first. Needs a key with the scope `read`. */
  listPayments: Call<'listPayments'>;
  /** List payments by filters in the body, newest first unless sorted otherwise. Needs a key with the scope `read`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  searchPayments: Post<'searchPayments'>;
  /** Read a payment. Needs a key with the scope `read`. */
  getPayment: Call<'getPayment'>;
  /** Try the link of an initiated payment again. For a payment whose link could not be made. A pending payment is answered as it is. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  processPayment: Post<'processPayment'>;
  /** Ask Nomod now whether the link was paid. Payments are found by webhooks and by polling without this. What Nomod says is recorded, and the payment is answered as it is then. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  checkPayment: Post<'checkPayment'>;
  /** Give money back. At Nomod when it was paid there: asked for once, and never above what was taken. A payment received outside is recorded as given back outside. The body says how much: an amount, or `"full": true`. Without an Idempotency-Key a refund that equals one of the last minute is refused. Needs a key with the scope `refunds:write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  refundPayment: Post<'refundPayment'>;
  /** Switch a link off, or take back what was recorded by mistake. The URL of an open link stops working; it is `closing` until Nomod has confirmed it, and what was paid until then is recorded. An offline payment counts as not received: the ledger books the opposite, and the invoice is owed again. Refused when Nomod took the money, when money of it was given back, and for the URL of an invoice at Nomod. Needs a key with the scope `write`. When the payment was recorded by hand it needs `payments:offline` too. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  voidPayment: Post<'voidPayment'>;
  /** What happened to the payment, oldest first. Needs a key with the scope `read`. */
  getPaymentTimeline: Call<'getPaymentTimeline'>;
  /** List incoming events with what came of them, newest first. Needs a key with the scope `read`. */
  listIncomingWebhooks: Call<'listIncomingWebhooks'>;
  /** Read an incoming event with its body. Needs a key with the scope `read`. */
  getIncomingWebhook: Call<'getIncomingWebhook'>;
  /** Work on an incoming event again; what is recorded already is not recorded twice. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  replayIncomingWebhook: Post<'replayIncomingWebhook'>;
  /** List incoming events that were refused as not genuine: the newest 500, without their content. Needs a key with the scope `read`. */
  listRejectedWebhooks: Call<'listRejectedWebhooks'>;
  /** List what needs a person, open rows unless asked otherwise, newest first. Needs a key with the scope `read`. */
  listAttentionRows: Call<'listAttentionRows'>;
  /** Read a row with the evidence of both sides. Needs a key with the scope `read`. */
  getAttentionRow: Call<'getAttentionRow'>;
  /** Ask Nomod again about what the row is about. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  checkAttentionRow: Post<'checkAttentionRow'>;
  /** Say which invoice an unmatched charge paid. Needs a key with the scope `attention:match`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  matchAttentionRow: Post<'matchAttentionRow'>;
  /** Start again what failed. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  retryAttentionRow: Post<'retryAttentionRow'>;
  /** Count the money of a charge as lost. The dispute was lost, the charge took no money after all, or Nomod has it no longer: the invoice owes the money again. Refused while Nomod says that it has the money. Should Nomod have it later, it counts again by itself. Needs a key with the scope `attention:match`. Send an `Idempotency-Key` to be able to repeat it safely. */
  countAttentionRowLost: Post<'countAttentionRowLost'>;
  /** Leave it as it is, with a note that says why. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  dismissAttentionRow: Post<'dismissAttentionRow'>;
  /** Add an endpoint for outgoing webhooks; its secret is shown once. Without `events` it hears everything. How webhooks look is in the section `webhooks` of this document, how to verify them at /docs. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  createWebhookEndpoint: Post<'createWebhookEndpoint'>;
  /** List the endpoints of outgoing webhooks, newest first. Needs a key with the scope `read`. */
  listWebhookEndpoints: Call<'listWebhookEndpoints'>;
  /** Read an endpoint; its secret is never shown again. Needs a key with the scope `read`. */
  getWebhookEndpoint: Call<'getWebhookEndpoint'>;
  /** Change an endpoint; what is left out stays. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  updateWebhookEndpoint: Call<'updateWebhookEndpoint'>;
  /** Remove an endpoint; what waits for it is given up. Needs a key with the scope `admin`. */
  removeWebhookEndpoint: Call<'removeWebhookEndpoint'>;
  /** Give an endpoint a new secret; the present one signs too for 24 hours. Needs a key with the scope `admin`. Send an `Idempotency-Key` to be able to repeat it safely. */
  rotateWebhookEndpoint: Post<'rotateWebhookEndpoint'>;
  /** Send an endpoint a webhook.test event. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  testWebhookEndpoint: Post<'testWebhookEndpoint'>;
  /** List outgoing webhooks with what came of them, newest first. Needs a key with the scope `read`. */
  listOutgoingWebhooks: Call<'listOutgoingWebhooks'>;
  /** Read an outgoing webhook with its body and every attempt. Needs a key with the scope `read`. */
  getOutgoingWebhook: Call<'getOutgoingWebhook'>;
  /** Send an outgoing webhook again, with the same id and body. Needs a key with the scope `write`. Send an `Idempotency-Key` to be able to repeat it safely. */
  replayOutgoingWebhook: Post<'replayOutgoingWebhook'>;
  /** List what happened in the environment, newest first. Every event that an endpoint can hear, whether or not one did, as long as the server keeps them (90 days unless it is set otherwise). The object itself is read with its id. Needs a key with the scope `read`. */
  listEvents: Call<'listEvents'>;
  /** Send an endpoint the events of a period again. Oldest first, 200 at a time. What was sent before is sent with the same id and body; what the endpoint was never told of, because it was added later or switched off, is sent as the object is now. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  replayEvents: Post<'replayEvents'>;
  /** Read how the business stands: owed, overdue, collected, refunded, and how fast. By currency, with the equally long period before. Days are those of the time zone of the business. Needs a key with the scope `read`. */
  getOverview: Call<'getOverview'>;
  /** Read which customers owe how much, and for how long. Needs a key with the scope `read`. */
  getAging: Call<'getAging'>;
  /** Read whether what Nomod took in a month is what was booked. From what Remit has read of Nomod already. Charges that match no payment stand in `attention`. Needs a key with the scope `read`. */
  getReconciliation: Call<'getReconciliation'>;
  /** List the payments behind a figure of the reconciliation of a month. Needs a key with the scope `read`. */
  listReconciledPayments: Call<'listReconciledPayments'>;
  /** Read what a customer owes and has paid, by currency. Needs a key with the scope `read`. */
  getCustomerBalance: Call<'getCustomerBalance'>;
  /** Read the statement of a customer: what was owed, billed, credited, paid, and is owed. Of each currency. Days are those of the time zone of the business. At most 2000 lines. Needs a key with the scope `read`. */
  getStatement: Call<'getStatement'>;
  /** Read the statement of a customer as a CSV file, for spreadsheets. Needs a key with the scope `read`. */
  getStatementCsv: Call<'getStatementCsv'>;
  /** Send an invoice by e-mail. One e-mail for each recipient, with a button to the hosted page. They are sent in the background; what became of each is told by GET /invoices/{id}/emails and on the timeline. Needs SMTP_URL on the server. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  sendInvoiceEmail: Post<'sendInvoiceEmail'>;
  /** Show what sending an invoice would send. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to be able to repeat it safely. */
  previewInvoiceEmail: Post<'previewInvoiceEmail'>;
  /** Every e-mail about an invoice and what became of it, oldest first. Needs a key with the scope `read`. */
  listInvoiceEmails: Call<'listInvoiceEmails'>;
  /** Which e-mails this environment sends by itself. Needs a key with the scope `read`. */
  getEmailSetting: Call<'getEmailSetting'>;
  /** Change which e-mails this environment sends by itself. Reminders of invoices that are open already follow the new days. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  changeEmailSetting: Call<'changeEmailSetting'>;
  /** Erase a person; the books stay. Takes name, contact data, external id and metadata out of the customer, and out of what was written and sent about it: invoices, payments, messages, events, evidence, kept answers. Numbers, lines and amounts stay. For good; safe to repeat. Refused while an invoice of the customer is not settled. Needs a key with the scope `admin`. Send an `Idempotency-Key` to be able to repeat it safely. */
  eraseCustomer: Post<'eraseCustomer'>;
}

export const OPERATIONS: Readonly<Record<OperationId, readonly [method: string, path: string]>> = {
  listAuditLogEntries: ['GET', '/api/v1/audit-log'],
  verifyAuditLog: ['GET', '/api/v1/audit-log/verify'],
  listApprovals: ['GET', '/api/v1/approvals'],
  getApproval: ['GET', '/api/v1/approvals/{id}'],
  approveApproval: ['POST', '/api/v1/approvals/{id}/approve'],
  refuseApproval: ['POST', '/api/v1/approvals/{id}/refuse'],
  listLoggedRequests: ['GET', '/api/v1/request-log'],
  getLoggedRequest: ['GET', '/api/v1/request-log/{id}'],
  listEnvironments: ['GET', '/api/v1/environments'],
  createEnvironment: ['POST', '/api/v1/environments'],
  updateEnvironment: ['PUT', '/api/v1/environments/{id}'],
  getEnvironment: ['GET', '/api/v1/environments/{id}'],
  listApiKeys: ['GET', '/api/v1/api-keys'],
  createApiKey: ['POST', '/api/v1/api-keys'],
  revokeApiKey: ['DELETE', '/api/v1/api-keys/{id}'],
  getBusinessProfile: ['GET', '/api/v1/business-profile'],
  changeBusinessProfile: ['PUT', '/api/v1/business-profile'],
  removeBusinessLogo: ['DELETE', '/api/v1/business-profile/logo'],
  createCustomer: ['POST', '/api/v1/customers'],
  listCustomers: ['GET', '/api/v1/customers'],
  updateCustomerByQuery: ['PUT', '/api/v1/customers'],
  searchCustomers: ['POST', '/api/v1/customers/search'],
  getCustomerByExternalId: ['GET', '/api/v1/customers/external/{external_id}'],
  getCustomer: ['GET', '/api/v1/customers/{id}'],
  updateCustomer: ['PUT', '/api/v1/customers/{id}'],
  archiveCustomer: ['DELETE', '/api/v1/customers/{id}'],
  getCustomerIntegrations: ['GET', '/api/v1/customers/{id}/integrations'],
  createConnection: ['POST', '/api/v1/connections'],
  listConnections: ['GET', '/api/v1/connections'],
  getConnection: ['GET', '/api/v1/connections/{id}'],
  updateConnection: ['PUT', '/api/v1/connections/{id}'],
  archiveConnection: ['DELETE', '/api/v1/connections/{id}'],
  publishConnection: ['POST', '/api/v1/connections/{id}/publish'],
  unpublishConnection: ['POST', '/api/v1/connections/{id}/unpublish'],
  testConnection: ['POST', '/api/v1/connections/{id}/test'],
  getConnectionCalls: ['GET', '/api/v1/connections/{id}/calls'],
  replaceConnectionApiKey: ['PUT', '/api/v1/connections/{id}/credentials'],
  rotateConnectionWebhookSecret: ['POST', '/api/v1/connections/{id}/webhook-secret/rotate'],
  getConnectionHabits: ['GET', '/api/v1/connections/{id}/habits'],
  probeConnection: ['POST', '/api/v1/connections/{id}/probe'],
  createInvoice: ['POST', '/api/v1/invoices'],
  listInvoices: ['GET', '/api/v1/invoices'],
  searchInvoices: ['POST', '/api/v1/invoices/search'],
  getInvoice: ['GET', '/api/v1/invoices/{id}'],
  updateInvoice: ['PUT', '/api/v1/invoices/{id}'],
  finalizeInvoice: ['POST', '/api/v1/invoices/{id}/finalize'],
  voidInvoice: ['POST', '/api/v1/invoices/{id}/void'],
  rotateInvoiceHostedUrl: ['POST', '/api/v1/invoices/{id}/rotate-hosted-url'],
  getInvoiceTimeline: ['GET', '/api/v1/invoices/{id}/timeline'],
  createCreditNote: ['POST', '/api/v1/invoices/{id}/credit-notes'],
  listCreditNotes: ['GET', '/api/v1/invoices/{id}/credit-notes'],
  auditBooks: ['GET', '/api/v1/audit'],
  syncInvoice: ['POST', '/api/v1/invoices/{id}/sync'],
  getInvoiceSync: ['GET', '/api/v1/invoices/{id}/sync'],
  checkInvoice: ['POST', '/api/v1/invoices/{id}/check'],
  createPayment: ['POST', '/api/v1/payments'],
  listPayments: ['GET', '/api/v1/payments'],
  searchPayments: ['POST', '/api/v1/payments/search'],
  getPayment: ['GET', '/api/v1/payments/{id}'],
  processPayment: ['POST', '/api/v1/payments/{id}/process'],
  checkPayment: ['POST', '/api/v1/payments/{id}/check'],
  refundPayment: ['POST', '/api/v1/payments/{id}/refund'],
  voidPayment: ['POST', '/api/v1/payments/{id}/void'],
  getPaymentTimeline: ['GET', '/api/v1/payments/{id}/timeline'],
  listIncomingWebhooks: ['GET', '/api/v1/webhooks/deliveries'],
  getIncomingWebhook: ['GET', '/api/v1/webhooks/deliveries/{id}'],
  replayIncomingWebhook: ['POST', '/api/v1/webhooks/deliveries/{id}/replay'],
  listRejectedWebhooks: ['GET', '/api/v1/webhooks/rejected'],
  listAttentionRows: ['GET', '/api/v1/attention'],
  getAttentionRow: ['GET', '/api/v1/attention/{id}'],
  checkAttentionRow: ['POST', '/api/v1/attention/{id}/check'],
  matchAttentionRow: ['POST', '/api/v1/attention/{id}/match'],
  retryAttentionRow: ['POST', '/api/v1/attention/{id}/retry'],
  countAttentionRowLost: ['POST', '/api/v1/attention/{id}/count-lost'],
  dismissAttentionRow: ['POST', '/api/v1/attention/{id}/dismiss'],
  createWebhookEndpoint: ['POST', '/api/v1/webhook-endpoints'],
  listWebhookEndpoints: ['GET', '/api/v1/webhook-endpoints'],
  getWebhookEndpoint: ['GET', '/api/v1/webhook-endpoints/{id}'],
  updateWebhookEndpoint: ['PUT', '/api/v1/webhook-endpoints/{id}'],
  removeWebhookEndpoint: ['DELETE', '/api/v1/webhook-endpoints/{id}'],
  rotateWebhookEndpoint: ['POST', '/api/v1/webhook-endpoints/{id}/rotate'],
  testWebhookEndpoint: ['POST', '/api/v1/webhook-endpoints/{id}/test'],
  listOutgoingWebhooks: ['GET', '/api/v1/outgoing-webhooks'],
  getOutgoingWebhook: ['GET', '/api/v1/outgoing-webhooks/{id}'],
  replayOutgoingWebhook: ['POST', '/api/v1/outgoing-webhooks/{id}/replay'],
  listEvents: ['GET', '/api/v1/events'],
  replayEvents: ['POST', '/api/v1/webhook-endpoints/{id}/replay'],
  getOverview: ['GET', '/api/v1/reports/overview'],
  getAging: ['GET', '/api/v1/reports/aging'],
  getReconciliation: ['GET', '/api/v1/reports/reconciliation'],
  listReconciledPayments: ['GET', '/api/v1/reports/reconciliation/rows'],
  getCustomerBalance: ['GET', '/api/v1/customers/{id}/balance'],
  getStatement: ['GET', '/api/v1/customers/{id}/statement'],
  getStatementCsv: ['GET', '/api/v1/customers/{id}/statement/csv'],
  sendInvoiceEmail: ['POST', '/api/v1/invoices/{id}/send'],
  previewInvoiceEmail: ['POST', '/api/v1/invoices/{id}/send/preview'],
  listInvoiceEmails: ['GET', '/api/v1/invoices/{id}/emails'],
  getEmailSetting: ['GET', '/api/v1/email-settings'],
  changeEmailSetting: ['PUT', '/api/v1/email-settings'],
  eraseCustomer: ['POST', '/api/v1/customers/{id}/erase'],
};
