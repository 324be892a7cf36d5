/** Answers of the API as the console reads them: one shape for each resource, every key always present. */

export interface Pagination {
  total: number;
  limit: number;
  offset: number;
  next_cursor: string | null;
  has_more: boolean;
}

export interface Page<T> {
  items: T[];
  pagination: Pagination;
}

export type KeyScope = 'read' | 'write' | 'admin';

export interface SessionEnvironment {
  id: string;
  name: string;
  type: 'sandbox' | 'production';
  tenant_id: string;
  tenant_name: string;
  scopes: KeyScope[];
}

export interface Session {
  signed_in: boolean;
  operator: boolean;
  ends_at: string | null;
  environments: SessionEnvironment[];
}

export interface Customer {
  id: string;
  external_id: string;
  name: string;
  email: string | null;
  contact: string | null;
  address_line1: string | null;
  address_line2: string | null;
  address_city: string | null;
  address_state: string | null;
  address_postal_code: string | null;
  address_country: string | null;
  timezone: string | null;
  metadata: Record<string, string>;
  integrations: { nomod?: { nomod_customer_id: string; synced_at: string } } | null;
  environment_id: string;
  status: string;
  created_at: string;
  updated_at: string;
}

export interface LineItem {
  id: string;
  display_name: string;
  quantity: string;
  amount: string;
}

export interface Invoice {
  id: string;
  customer_id: string;
  customer: Customer | null;
  invoice_number: string | null;
  invoice_status: string;
  payment_status: string;
  currency: string;
  subtotal: string;
  total_discount: string;
  total_tax: string;
  total: string;
  amount_due: string;
  amount_paid: string;
  amount_remaining: string;
  overpaid_amount: string | null;
  refunded_amount: string;
  line_items: LineItem[];
  description: string | null;
  metadata: Record<string, string>;
  due_date: string | null;
  finalized_at: string | null;
  paid_at: string | null;
  voided_at: string | null;
  void_reason: string | null;
  created_at: string;
  updated_at: string;
}

export interface InvoiceSync {
  invoice_id: string;
  state: 'off' | 'waiting' | 'syncing' | 'synced' | 'failed' | 'cancelled';
  connection_id: string | null;
  attempts: number;
  last_error_code: string | null;
  last_error: string | null;
  next_try_at: string | null;
  nomod_customer_id: string | null;
  nomod_invoice_id: string | null;
  nomod_invoice_url: string | null;
  nomod_reference_id: string | null;
  nomod_invoice_code: string | null;
  nomod_invoice_status: string | null;
  nomod_charge_id: string | null;
  synced_at: string | null;
  checked_at: string | null;
  updated_at: string | null;
}

export interface PaymentAttempt {
  id: string;
  attempt_number: number;
  error_message: string | null;
  metadata: { nomod_charge_id: string | null };
  created_at: string;
}

export interface Payment {
  id: string;
  destination_id: string;
  invoice_number: string | null;
  payment_method_type: string;
  payment_gateway: string | null;
  connection_id: string | null;
  amount: string;
  captured_amount: string;
  extras_amount: string;
  refunded_amount: string;
  currency: string;
  payment_status: string;
  payment_url: string | null;
  link_state: string | null;
  gateway_tracking_id: string | null;
  gateway_payment_id: string | null;
  metadata: Record<string, string>;
  description: string | null;
  reference_id: string | null;
  received_on: string | null;
  disputed: boolean;
  attempts: PaymentAttempt[];
  error_code: string | null;
  error_message: string | null;
  created_at: string;
  updated_at: string;
  succeeded_at: string | null;
}

export interface TimelineEntry {
  id: string;
  type: string;
  label: string;
  actor: string;
  occurred_at: string;
  correlation_id: string;
  causation_id: string | null;
  ids: Record<string, string>;
  facts: Record<string, string>;
}

interface SecretState {
  set_at: string | null;
  last4: string | null;
}

export interface Connection {
  id: string;
  name: string;
  provider_type: string;
  status: 'draft' | 'published' | 'archived';
  sync_config: { invoice?: { inbound: boolean; outbound: boolean } };
  credentials: { api_key: SecretState; webhook_secret: SecretState & { previous_valid_until: string | null } };
  webhook_url: string;
  paused_at: string | null;
  paused_reason: string | null;
  created_at: string;
  updated_at: string;
}

export interface Delivery {
  id: string;
  connection_id: string | null;
  route: string;
  message_id: string | null;
  event_type: string | null;
  charge_id: string | null;
  result: string;
  result_note: string | null;
  payment_id: string | null;
  invoice_id: string | null;
  attempts: number;
  size: number;
  source: string;
  request_id: string;
  received_at: string;
  processed_at: string | null;
  time_taken_ms: number | null;
  body?: string;
}

export interface AttentionItem {
  id: string;
  kind: string;
  status: 'open' | 'resolved' | 'dismissed';
  summary: string;
  what_to_do: string | null;
  actions: string[];
  evidence: { ours: Record<string, string | null>; nomods: Record<string, string | null> };
  invoice_id: string | null;
  payment_id: string | null;
  charge_id: string | null;
  connection_id: string | null;
  delivery_id: string | null;
  occurrences: number;
  first_seen_at: string;
  last_seen_at: string;
  resolved_at: string | null;
  note: string | null;
}

export interface ApiKey {
  id: string;
  name: string;
  display_id: string;
  environment_id: string | null;
  scopes: KeyScope[];
  status: string;
  expires_at: string | null;
  last_used_at: string | null;
  created_at: string;
  api_key?: string;
}

export interface NewTenant {
  id: string;
  name: string;
  environments: { id: string; name: string; type: string; api_key: string }[];
}

export interface AdminStatus {
  settled: boolean;
  backlog: { jobs: number; webhooks: number; oldest_seconds: number };
  dead: number;
}

export interface WebhookEndpoint {
  id: string;
  url: string;
  description: string | null;
  events: string[] | null;
  enabled: boolean;
  failing_since: string | null;
  disabled_at: string | null;
  disabled_reason: string | null;
  previous_secret_valid_until: string | null;
  created_at: string;
  /** Only in the answer to creating and to rotating. */
  secret?: string;
}

export interface OutgoingWebhook {
  id: string;
  endpoint_id: string;
  event_id: string;
  event_type: string;
  status: string;
  attempt_count: number;
  response_status: number | null;
  last_error: string | null;
  next_attempt_at: string | null;
  created_at: string;
  body?: string;
  attempts?: {
    number: number;
    response_status: number | null;
    response_body: string | null;
    error: string | null;
    duration_ms: number;
    attempted_at: string;
  }[];
}
