// Made by npm run client from test/contract/openapi.json.
import type { Call, OperationId, Post } from './operation';

export const VERSION = '0.1.0';

/** The version of the API that the types are of. */
export const API_VERSION = '2026-11-30';

export interface Methods {
  /** List administrative actions in this environment: who, what, when and from where. Needs a key with the scope `admin`. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `sequence`, `occurred_at`, `actor_name`, `action`, `amount`, `currency`, `subject_id`, `details`, `actor`, `source`, `request_id`, `occurred_at_utc`, `id`, `hash`. */
  listAuditLogEntries: Call<'listAuditLogEntries'>;
  /** Verify that the audit log was not changed. Each entry holds a SHA-256 of itself and the previous hash. This finds entries that were changed or removed between others. Save `head` outside Remit and send it back as `sequence` and `hash`. This also finds a log that was cut off or rewritten. Needs a key with the scope `admin`. */
  verifyAuditLog: Call<'verifyAuditLog'>;
  /** List actions that need, or had, the approval of a second person or key. An environment may have a limit for each currency (`approval_limits` of `PUT /environments/{id}`). A refund, offline payment, credit note, discount on a finalized invoice or void above it is refused with `approval_required`. After another key has approved it, the first key sends the same request again within a day. Needs a key with the scope `read`. */
  listApprovals: Call<'listApprovals'>;
  /** One of them. Needs a key with the scope `read`. */
  getApproval: Call<'getApproval'>;
  /** Approve an action; needs its scope, and another key than the one that requested it. Needs a key with the scope `read`. Send an `Idempotency-Key` to make retries safe. */
  approveApproval: Post<'approveApproval'>;
  /** Refuse an action, or withdraw your own request; needs the scope of the action. Needs a key with the scope `read`. Send an `Idempotency-Key` to make retries safe. */
  refuseApproval: Post<'refuseApproval'>;
  /** List the API requests of this environment, newest first. Lists requests with an API key, and changes made in the console. Rows appear within a second of the answer. Best effort: rows may be missing under heavy load. Needs a key with the scope `read`. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `received_at`, `method`, `path`, `status`, `error_code`, `duration_ms`, `origin`, `key_name`, `key_id`, `request_id`. */
  listLoggedRequests: Call<'listLoggedRequests'>;
  /** Read one request of the log. Needs a key with the scope `read`. */
  getLoggedRequest: Call<'getLoggedRequest'>;
  /** List the environments that this key can open. Needs a key with the scope `read`. */
  listEnvironments: Call<'listEnvironments'>;
  /** Add an environment; needs a key of the whole tenant. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  createEnvironment: Post<'createEnvironment'>;
  /** Change return hosts and approval limits; effective within a second. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  updateEnvironment: Call<'updateEnvironment'>;
  /** One environment. Needs a key with the scope `read`. */
  getEnvironment: Call<'getEnvironment'>;
  /** List the API keys that are not revoked. Needs a key with the scope `keys:manage`. */
  listApiKeys: Call<'listApiKeys'>;
  /** Create an API key; it is shown once. Needs a key with the scope `keys:manage`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  createApiKey: Post<'createApiKey'>;
  /** Revoke an API key; every server refuses it within a second. It is refused for a key with a scope that the caller lacks. Needs a key with the scope `keys:manage`. */
  revokeApiKey: Call<'revokeApiKey'>;
  /** Read the business that bills in this environment. Needs a key with the scope `read`. */
  getBusinessProfile: Call<'getBusinessProfile'>;
  /** Change the business details on invoice pages. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  changeBusinessProfile: Call<'changeBusinessProfile'>;
  /** Delete the logo of the business. Needs a key with the scope `admin`. */
  removeBusinessLogo: Call<'removeBusinessLogo'>;
  /** Add a customer. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  createCustomer: Post<'createCustomer'>;
  /** List customers. Needs a key with the scope `read`. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `external_id`, `name`, `email`, `contact`, `address_line1`, `address_line2`, `address_city`, `address_state`, `address_postal_code`, `address_country`, `timezone`, `status`, `created_at`, `id`. */
  listCustomers: Call<'listCustomers'>;
  /** Change a customer by id or by external id; if you send both, they must name the same customer. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. */
  updateCustomerByQuery: Call<'updateCustomerByQuery'>;
  /** List customers by filters in the body. Needs a key with the scope `read`. The body is JSON of at most 1 MiB. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `external_id`, `name`, `email`, `contact`, `address_line1`, `address_line2`, `address_city`, `address_state`, `address_postal_code`, `address_country`, `timezone`, `status`, `created_at`, `id`. Send an `Idempotency-Key` to make retries safe. */
  searchCustomers: Post<'searchCustomers'>;
  /** Read a customer by your own id. Needs a key with the scope `read`. */
  getCustomerByExternalId: Call<'getCustomerByExternalId'>;
  /** One customer. Needs a key with the scope `read`. */
  getCustomer: Call<'getCustomer'>;
  /** Change a customer. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. */
  updateCustomer: Call<'updateCustomer'>;
  /** Archive a customer; its invoices stay. Needs a key with the scope `write`. */
  archiveCustomer: Call<'archiveCustomer'>;
  /** List the integrations of a customer. Needs a key with the scope `read`. */
  getCustomerIntegrations: Call<'getCustomerIntegrations'>;
  /** Save a connection to Nomod; a draft unless status is "published". The API key is encrypted and never shown again. Links and syncs go through published connections only. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  createConnection: Post<'createConnection'>;
  /** List connections, by default without archived ones. Needs a key with the scope `read`. */
  listConnections: Call<'listConnections'>;
  /** Read a connection; its secrets are never shown. Needs a key with the scope `read`. */
  getConnection: Call<'getConnection'>;
  /** Change name, metadata or sync_config. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  updateConnection: Call<'updateConnection'>;
  /** Archive a connection and delete its secrets; refused while open objects at Nomod need its key. Needs a key with the scope `admin`. */
  archiveConnection: Call<'archiveConnection'>;
  /** Publish a connection, so that links and syncs use it. Needs a key with the scope `admin`. Send an `Idempotency-Key` to make retries safe. */
  publishConnection: Post<'publishConnection'>;
  /** Unpublish a connection, so that no new links and syncs use it. Needs a key with the scope `admin`. Send an `Idempotency-Key` to make retries safe. */
  unpublishConnection: Post<'unpublishConnection'>;
  /** Test whether Nomod accepts the saved key. Makes one read call. It changes nothing at Nomod. Needs a key with the scope `admin`. Send an `Idempotency-Key` to make retries safe. */
  testConnection: Post<'testConnection'>;
  /** Read the call budget of the Nomod account and its use today. Needs a key with the scope `read`. */
  getConnectionCalls: Call<'getConnectionCalls'>;
  /** Replace the API key; the old key stays in use until Nomod accepts the new one. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  replaceConnectionApiKey: Call<'replaceConnectionApiKey'>;
  /** Set or generate a webhook secret; the current one stays valid for 24 hours. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  rotateConnectionWebhookSecret: Post<'rotateConnectionWebhookSecret'>;
  /** Read the undocumented behaviour of the Nomod account, as observed. Needs a key with the scope `read`. */
  getConnectionHabits: Call<'getConnectionHabits'>;
  /** Probe how the Nomod account behaves: create one link of AED 2 that nobody sees, disable it, and read lists and searches, in 12 to 60 calls. Needs a key with the scope `admin`. Send an `Idempotency-Key` to make retries safe. */
  probeConnection: Post<'probeConnection'>;
  /** Create a draft invoice. Lines, discount and tax can change until the invoice is finalized. The amount of a line is for the whole line, not for one unit. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  createInvoice: Post<'createInvoice'>;
  /** List invoices, newest first. Needs a key with the scope `read`. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `number`, `status`, `payment_status`, `customer`, `customer_external_id`, `customer_email`, `currency`, `subtotal`, `total_discount`, `total_tax`, `total`, `amount_due`, `amount_paid`, `amount_remaining`, `refunded_amount`, `issue_date`, `due_date`, `created_at`, `finalized_at`, `paid_at`, `voided_at`, `nomod_sync_state`, `description`, `id`, `customer_id`. */
  listInvoices: Call<'listInvoices'>;
  /** List invoices by filters in the body, newest first unless sorted otherwise. Needs a key with the scope `read`. The body is JSON of at most 1 MiB. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `number`, `status`, `payment_status`, `customer`, `customer_external_id`, `customer_email`, `currency`, `subtotal`, `total_discount`, `total_tax`, `total`, `amount_due`, `amount_paid`, `amount_remaining`, `refunded_amount`, `issue_date`, `due_date`, `created_at`, `finalized_at`, `paid_at`, `voided_at`, `nomod_sync_state`, `description`, `id`, `customer_id`. Send an `Idempotency-Key` to make retries safe. */
  searchInvoices: Post<'searchInvoices'>;
  /** Sums of the invoices that a search finds, by currency. Takes the body of a search. Drafts and voided invoices count as well unless the search leaves them out. Needs a key with the scope `read`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  totalsInvoice: Post<'totalsInvoice'>;
  /** Read an invoice. Needs a key with the scope `read`. */
  getInvoice: Call<'getInvoice'>;
  /** Change an invoice. Needs a key with the scope `write`. When the invoice is finalized and its discount changes it needs `invoices:adjust` too. The body is JSON of at most 1 MiB. */
  updateInvoice: Call<'updateInvoice'>;
  /** Finalize a draft. The invoice gets its number and is owed. Its amounts are then fixed. If a published connection pushes invoices, Remit also pushes it to Nomod. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  finalizeInvoice: Post<'finalizeInvoice'>;
  /** Void an invoice that no payment was applied to. Needs a key with the scope `write`. When the invoice is finalized it needs `invoices:adjust` too. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  voidInvoice: Post<'voidInvoice'>;
  /** Replace the address of an invoice's public page. Use it when the address must no longer work: the previous address shows nothing from now on. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  rotateInvoiceHostedUrl: Post<'rotateInvoiceHostedUrl'>;
  /** List the events of an invoice, oldest first. Needs a key with the scope `read`. */
  getInvoiceTimeline: Call<'getInvoiceTimeline'>;
  /** Write off the remaining amount of an invoice, or a part of it. Creates a credit note with its own number. It cannot be undone. The amount of the invoice is reduced: its link stops working, and Remit replaces or cancels it at Nomod. To return a paid amount, refund the payment instead. Without an Idempotency-Key, Remit refuses a credit note that equals one of the last minute. Needs a key with the scope `invoices:adjust`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  createCreditNote: Post<'createCreditNote'>;
  /** List the credit notes of an invoice, oldest first. Needs a key with the scope `read`. */
  listCreditNotes: Call<'listCreditNotes'>;
  /** List the credit notes of all invoices, newest first. Needs a key with the scope `read`. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `number`, `invoice_number`, `currency`, `amount`, `reason`, `created_at`, `invoice_id`, `id`. */
  listAllCreditNotes: Call<'listAllCreditNotes'>;
  /** Audit the books of this environment. With `against=nomod` the books are also compared with what Nomod lists for the period: every charge that took money on what is ours, its refunds, and every open link. Asks Nomod page by page and takes up to 20 s for each connection; what could not be compared is said, and `ok` is false then. Go on with `to` set to `compared_from`. Needs a key with the scope `read`. */
  auditBooks: Call<'auditBooks'>;
  /** Push a finalized invoice to Nomod now. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  syncInvoice: Post<'syncInvoice'>;
  /** Read the sync state of an invoice. Needs a key with the scope `read`. */
  getInvoiceSync: Call<'getInvoiceSync'>;
  /** Read a synced invoice at Nomod now. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  checkInvoice: Post<'checkInvoice'>;
  /** Create a payment link for an invoice, or record an offline payment. A link asks for exactly the remaining amount of a finalized invoice. The payer opens `payment_url` of the answer. While the link can be paid, the same request returns the same payment with 200. If Nomod does not answer in time, Remit keeps the payment and searches for its link. It never creates a second one. Needs a key with the scope `write`. When payment_method_type is offline it needs `payments:offline` too. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  createPayment: Post<'createPayment'>;
  /** List payments, newest first. Needs a key with the scope `read`. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `id`, `status`, `method`, `invoice_number`, `customer`, `currency`, `amount`, `captured_amount`, `extras_amount`, `refunded_amount`, `paid_with`, `card_scheme`, `card_last4`, `reference_id`, `received_on`, `created_by_name`, `created_at`, `succeeded_at`, `refunded_at`, `gateway_payment_id`, `gateway_tracking_id`, `error_message`, `invoice_id`, `customer_id`. */
  listPayments: Call<'listPayments'>;
  /** List payments by filters in the body, newest first unless sorted otherwise. Needs a key with the scope `read`. The body is JSON of at most 1 MiB. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `id`, `status`, `method`, `invoice_number`, `customer`, `currency`, `amount`, `captured_amount`, `extras_amount`, `refunded_amount`, `paid_with`, `card_scheme`, `card_last4`, `reference_id`, `received_on`, `created_by_name`, `created_at`, `succeeded_at`, `refunded_at`, `gateway_payment_id`, `gateway_tracking_id`, `error_message`, `invoice_id`, `customer_id`. Send an `Idempotency-Key` to make retries safe. */
  searchPayments: Post<'searchPayments'>;
  /** Sums of the payments that a search finds, by currency. Takes the body of a search. Needs a key with the scope `read`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  totalsPayment: Post<'totalsPayment'>;
  /** Read a payment. Needs a key with the scope `read`. */
  getPayment: Call<'getPayment'>;
  /** Retry the link of an initiated payment. Use it for a payment whose link could not be created. A pending payment is returned unchanged. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  processPayment: Post<'processPayment'>;
  /** Read a payment at Nomod now. Remit also finds payments by webhooks and polling without this call. It records what Nomod reports and returns the updated payment. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  checkPayment: Post<'checkPayment'>;
  /** Give money back. Refunds a payment at Nomod with one call, and never more than was paid. For an offline payment it records that you returned the money. The body states the amount, or `"full": true`. Without an Idempotency-Key, Remit refuses a refund that equals one of the last minute. Needs a key with the scope `refunds:write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  refundPayment: Post<'refundPayment'>;
  /** Void a payment: disable its link, or reverse an offline payment. The URL of an open link stops working. The link is `closing` until Nomod confirms it, and Remit records payments until then. An offline payment is reversed in the ledger, and the invoice is owed again. Refused when Nomod took the money, when money was refunded, and for the URL of an invoice at Nomod. Needs a key with the scope `write`. When the payment was recorded by hand it needs `payments:offline` too. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  voidPayment: Post<'voidPayment'>;
  /** List the events of a payment, oldest first. Needs a key with the scope `read`. */
  getPaymentTimeline: Call<'getPaymentTimeline'>;
  /** List incoming webhooks with their result, newest first. Needs a key with the scope `read`. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `received_at`, `event_type`, `result`, `result_note`, `charge_id`, `payment_id`, `invoice_id`, `attempts`, `processed_at`, `route`, `source`, `connection_id`, `id`. */
  listIncomingWebhooks: Call<'listIncomingWebhooks'>;
  /** Read an incoming webhook with its body. Needs a key with the scope `read`. */
  getIncomingWebhook: Call<'getIncomingWebhook'>;
  /** Process an incoming webhook again; nothing is recorded twice. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  replayIncomingWebhook: Post<'replayIncomingWebhook'>;
  /** List rejected incoming webhooks: the newest 500, without their content. Needs a key with the scope `read`. */
  listRejectedWebhooks: Call<'listRejectedWebhooks'>;
  /** List what needs a person, newest first; by default open rows. Needs a key with the scope `read`. With `Accept: text/csv` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: `kind`, `status`, `summary`, `what_to_do`, `occurrences`, `first_seen_at`, `last_seen_at`, `resolved_at`, `note`, `invoice_id`, `payment_id`, `charge_id`, `id`. */
  listAttentionRows: Call<'listAttentionRows'>;
  /** Read a row with the evidence from both sides. Needs a key with the scope `read`. */
  getAttentionRow: Call<'getAttentionRow'>;
  /** Read the object of a row at Nomod again. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  checkAttentionRow: Post<'checkAttentionRow'>;
  /** Match an unmatched charge to an invoice. Needs a key with the scope `attention:match`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  matchAttentionRow: Post<'matchAttentionRow'>;
  /** Retry what failed. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  retryAttentionRow: Post<'retryAttentionRow'>;
  /** Count the money of a charge as lost. Use it when a dispute was lost, when the charge took no money, or when Nomod no longer has the charge. The invoice is then owed again. Refused while Nomod reports that it has the money. If Nomod has the money later, it counts again automatically. Needs a key with the scope `attention:match`. Send an `Idempotency-Key` to make retries safe. */
  countAttentionRowLost: Post<'countAttentionRowLost'>;
  /** Dismiss a row, with a note that says why. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  dismissAttentionRow: Post<'dismissAttentionRow'>;
  /** Add an endpoint for outgoing webhooks; its secret is shown once. Without `events` the endpoint receives every event. The section `webhooks` of this document describes the messages; /docs says how to verify them. Needs a key with the scope `webhooks:manage`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  createWebhookEndpoint: Post<'createWebhookEndpoint'>;
  /** List the endpoints of outgoing webhooks, newest first. Needs a key with the scope `read`. */
  listWebhookEndpoints: Call<'listWebhookEndpoints'>;
  /** Read an endpoint; its secret is never shown again. Needs a key with the scope `read`. */
  getWebhookEndpoint: Call<'getWebhookEndpoint'>;
  /** Change an endpoint; fields that you leave out stay unchanged. Needs a key with the scope `webhooks:manage`. The body is JSON of at most 1 MiB. */
  updateWebhookEndpoint: Call<'updateWebhookEndpoint'>;
  /** Remove an endpoint and discard its queued messages. Needs a key with the scope `webhooks:manage`. */
  removeWebhookEndpoint: Call<'removeWebhookEndpoint'>;
  /** Rotate the secret of an endpoint; both secrets sign for 24 hours. Needs a key with the scope `webhooks:manage`. Send an `Idempotency-Key` to make retries safe. */
  rotateWebhookEndpoint: Post<'rotateWebhookEndpoint'>;
  /** Send an endpoint a webhook.test event. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  testWebhookEndpoint: Post<'testWebhookEndpoint'>;
  /** List outgoing webhooks with their status, newest first. Needs a key with the scope `read`. */
  listOutgoingWebhooks: Call<'listOutgoingWebhooks'>;
  /** Read an outgoing webhook with its body and every attempt. Needs a key with the scope `read`. */
  getOutgoingWebhook: Call<'getOutgoingWebhook'>;
  /** Send an outgoing webhook again, with the same id and body. Needs a key with the scope `write`. Send an `Idempotency-Key` to make retries safe. */
  replayOutgoingWebhook: Post<'replayOutgoingWebhook'>;
  /** List the events of the environment, newest first. Lists every event that an endpoint can subscribe to, whether or not one did. The server keeps events for 90 days unless RETENTION_DAYS says otherwise. Read the object with its id. Needs a key with the scope `read`. */
  listEvents: Call<'listEvents'>;
  /** Replay the events of a period to an endpoint. Sends the oldest first, 200 per request. A message that was sent before is sent with the same id and body. An event that the endpoint never received, because it was added later or was disabled, is sent with the current state of the object. Needs a key with the scope `write`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
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
  /** Send an invoice by e-mail. Sends one e-mail to each recipient, with a button to the hosted page. Remit sends them in the background. GET /invoices/{id}/emails and the timeline show the status of each. The server needs SMTP_URL. Needs a key with the scope `invoices:send`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  sendInvoiceEmail: Post<'sendInvoiceEmail'>;
  /** Preview the e-mail for an invoice. Needs a key with the scope `invoices:send`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  previewInvoiceEmail: Post<'previewInvoiceEmail'>;
  /** List the e-mails about an invoice with their status, oldest first. Needs a key with the scope `read`. */
  listInvoiceEmails: Call<'listInvoiceEmails'>;
  /** Read which e-mails this environment sends automatically. Needs a key with the scope `read`. */
  getEmailSetting: Call<'getEmailSetting'>;
  /** Change which e-mails this environment sends automatically. The new days also apply to reminders of open invoices. Needs a key with the scope `admin`. The body is JSON of at most 1 MiB. */
  changeEmailSetting: Call<'changeEmailSetting'>;
  /** The people who may open this environment, and what each may do. Needs a key with the scope `members:manage`. */
  listMembers: Call<'listMembers'>;
  /** Invitations whose links work. Needs a key with the scope `members:manage`. */
  listInvitations: Call<'listInvitations'>;
  /** Invite a person; the link is shown once, works once and for 72 hours. A new invitation of the same address replaces the one before. Needs a key with the scope `members:manage`. The body is JSON of at most 1 MiB. Send an `Idempotency-Key` to make retries safe. */
  inviteMember: Post<'inviteMember'>;
  /** What an owner decided for everybody in the tenant. Needs a key with the scope `members:manage`. */
  getMemberRules: Call<'getMemberRules'>;
  /** Decide for everybody in the tenant; only an owner does. Needs a key with the scope `members:manage`. The body is JSON of at most 1 MiB. */
  changeMemberRules: Call<'changeMemberRules'>;
  /** Take an invitation back: its link stops working. Needs a key with the scope `members:manage`. */
  revokeInvitation: Call<'revokeInvitation'>;
  /** Give a member another role; every process obeys within a second. Needs a key with the scope `members:manage`. The body is JSON of at most 1 MiB. */
  updateMember: Call<'updateMember'>;
  /** Remove a member: access ends in every process within a second. API keys that the person made stay, but for those in `revoke_keys`. With `keep_keys`, only those in it stay: also a key that was made in the meantime is revoked. A sign-in at the provider does not give the role back, an invitation does. Needs a key with the scope `members:manage`. When it revokes keys too it needs `keys:manage` too. */
  removeMember: Call<'removeMember'>;
  /** Erase the personal data of a customer. Removes name, contact data, external id and metadata from the customer, and from everything stored about it: invoices, payments, messages, events, evidence, kept answers. Numbers, lines and amounts stay. For good; safe to repeat. Refused while an invoice of the customer is not settled. Needs a key with the scope `admin`. Send an `Idempotency-Key` to make retries safe. */
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
  totalsInvoice: ['POST', '/api/v1/invoices/totals'],
  getInvoice: ['GET', '/api/v1/invoices/{id}'],
  updateInvoice: ['PUT', '/api/v1/invoices/{id}'],
  finalizeInvoice: ['POST', '/api/v1/invoices/{id}/finalize'],
  voidInvoice: ['POST', '/api/v1/invoices/{id}/void'],
  rotateInvoiceHostedUrl: ['POST', '/api/v1/invoices/{id}/rotate-hosted-url'],
  getInvoiceTimeline: ['GET', '/api/v1/invoices/{id}/timeline'],
  createCreditNote: ['POST', '/api/v1/invoices/{id}/credit-notes'],
  listCreditNotes: ['GET', '/api/v1/invoices/{id}/credit-notes'],
  listAllCreditNotes: ['GET', '/api/v1/credit-notes'],
  auditBooks: ['GET', '/api/v1/audit'],
  syncInvoice: ['POST', '/api/v1/invoices/{id}/sync'],
  getInvoiceSync: ['GET', '/api/v1/invoices/{id}/sync'],
  checkInvoice: ['POST', '/api/v1/invoices/{id}/check'],
  createPayment: ['POST', '/api/v1/payments'],
  listPayments: ['GET', '/api/v1/payments'],
  searchPayments: ['POST', '/api/v1/payments/search'],
  totalsPayment: ['POST', '/api/v1/payments/totals'],
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
  sendInvoiceEmail: ['POST', '/api/v1/invoices/{id}/send'],
  previewInvoiceEmail: ['POST', '/api/v1/invoices/{id}/send/preview'],
  listInvoiceEmails: ['GET', '/api/v1/invoices/{id}/emails'],
  getEmailSetting: ['GET', '/api/v1/email-settings'],
  changeEmailSetting: ['PUT', '/api/v1/email-settings'],
  listMembers: ['GET', '/api/v1/members'],
  listInvitations: ['GET', '/api/v1/members/invitations'],
  inviteMember: ['POST', '/api/v1/members/invitations'],
  getMemberRules: ['GET', '/api/v1/members/rules'],
  changeMemberRules: ['PUT', '/api/v1/members/rules'],
  revokeInvitation: ['DELETE', '/api/v1/members/invitations/{id}'],
  updateMember: ['PUT', '/api/v1/members/{id}'],
  removeMember: ['DELETE', '/api/v1/members/{id}'],
  eraseCustomer: ['POST', '/api/v1/customers/{id}/erase'],
};
