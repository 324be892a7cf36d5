-- Owner: libs/features/payments.

-- Amounts are in minor units. lost_minor: money that was lost at Nomod without a refund.
-- The URL is encrypted. A keyed fingerprint finds a payment by its URL.
create table payments (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  invoice_id text not null,
  invoice_number text,
  payment_method_type text not null,
  payment_gateway text,
  connection_id text,
  currency text not null,
  amount_minor bigint not null,
  captured_minor bigint not null default 0,
  extras_minor bigint not null default 0,
  -- What the payer's statement shows. A column, because row policies keep a sum from being found through an index.
  paid_minor bigint generated always as (captured_minor + extras_minor) stored,
  refunded_minor bigint not null default 0,
  lost_minor bigint not null default 0,
  payment_status text not null,
  link_state text,
  gateway_tracking_id text,
  link_name text,
  uses_invoice_url boolean not null default false,
  gateway_payment_id text,
  paid_with jsonb,
  card_last4 text,
  payment_url text,
  url_fingerprint text not null default '',
  private_data text,
  reference_id text,
  received_on date,
  idempotency_key text,
  error_code text,
  error_message text,
  disputed boolean not null default false,
  created_by text not null,
  created_by_name text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  expires_at timestamptz(3),
  succeeded_at timestamptz(3),
  failed_at timestamptz(3),
  refunded_at timestamptz(3),
  voided_at timestamptz(3),
  primary key (tenant_id, environment_id, id),
  constraint payments_method check (payment_method_type in ('payment_link', 'card', 'offline')),
  constraint payments_link_state check (link_state in ('active', 'used', 'closing', 'disabled')),
  constraint payments_amounts
    check (amount_minor > 0 and captured_minor >= 0 and extras_minor >= 0 and refunded_minor >= 0),
  constraint payments_link_name check (link_name in ('with_token', 'final')),
  constraint payments_status_known
    check (payment_status in ('initiated', 'pending', 'succeeded', 'partially_refunded', 'refunded', 'failed',
      'voided', 'expired'))
);
-- An invoice has at most one open link.
create unique index payments_live_link on payments (tenant_id, environment_id, invoice_id)
  where payment_method_type = 'payment_link' and payment_status in ('initiated', 'pending');
create unique index payments_charge on payments (tenant_id, environment_id, gateway_payment_id)
  where gateway_payment_id is not null;
create index payments_tracking on payments (tenant_id, environment_id, gateway_tracking_id)
  where gateway_tracking_id is not null;
create index payments_invoice on payments (tenant_id, environment_id, invoice_id, id);
create index payments_status on payments (tenant_id, environment_id, payment_status, id);
create index payments_url on payments (tenant_id, environment_id, url_fingerprint) where url_fingerprint <> '';
create index payments_connection on payments (tenant_id, environment_id, connection_id);
-- Links that are to be disabled. Sweeps poll them.
create index payments_closing on payments (tenant_id, environment_id, connection_id)
  where link_state = 'closing';
-- Finds money received outside by the reference that was recorded with it.
create index payments_reference on payments (tenant_id, environment_id, reference_id)
  where reference_id is not null;
-- Searched amounts and cards.
create index payments_amount on payments (tenant_id, environment_id, amount_minor, id);
create index payments_paid on payments (tenant_id, environment_id, paid_minor, id)
  where paid_minor <> amount_minor and paid_minor > 0;
create index payments_card on payments (tenant_id, environment_id, card_last4, id) where card_last4 is not null;
select pg_temp.isolate_by_environment('payments');
grant select, insert, update on payments to remit_app;
create policy payments_operator on payments to remit_operator using (true);
grant select, update on payments to remit_operator;

-- Charges on the link of a payment that took no money.
create table payment_attempts (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  payment_id text not null,
  attempt_number integer not null,
  charge_id text not null,
  charge_status text not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
create unique index payment_attempts_number
  on payment_attempts (tenant_id, environment_id, payment_id, attempt_number);
select pg_temp.isolate_by_environment('payment_attempts');
grant select, insert on payment_attempts to remit_app;

-- Charges at Nomod, in the state of their last reading.
create table charges (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  payment_id text not null,
  state text not null,
  facts jsonb not null,
  first_seen_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint charges_state check (state in ('pending', 'failed', 'captured', 'unapplied'))
);
create index charges_payment on charges (tenant_id, environment_id, payment_id);
-- Money that was taken in a period. Times are RFC 3339 in UTC, and so are ordered as text.
create index charges_taken on charges (tenant_id, environment_id, (facts ->> 'created_at'), id)
  where state in ('captured', 'unapplied');
select pg_temp.isolate_by_environment('charges');
grant select, insert, update on charges to remit_app;

-- The environment that has booked a charge. Several environments may use one account at Nomod; one of them books it.
-- Environments of one tenant can see each other's rows.
create table account_charges (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  connection_id text,
  claimed_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
-- Unique across tenants, so that only one environment books a charge.
create unique index account_charges_charge on account_charges (id);
select pg_temp.isolate_by_tenant('account_charges');
grant select, insert on account_charges to remit_app;
create policy account_charges_operator on account_charges to remit_operator using (true);
grant select on account_charges to remit_operator;
