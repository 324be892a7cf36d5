-- Owner: libs/features/invoice-sync. State of invoices at Nomod.

-- One row for each invoice, with the invoice's id.
-- changed_details: changes since its page at Nomod was created; is_outdated: the page must be created again.
create table invoice_syncs (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  connection_id text,
  state text not null,
  generation integer not null default 1,
  amount_minor bigint not null,
  currency text not null,
  nomod_customer_id text,
  nomod_invoice_id text,
  nomod_reference_id text,
  nomod_invoice_code text,
  nomod_invoice_status text,
  nomod_created_at timestamptz(3),
  url text,
  url_fingerprint text not null default '',
  is_unusable boolean not null default false,
  changed_details text,
  is_outdated boolean not null default false,
  last_charge_id text,
  attempts integer not null default 0,
  last_error_code text,
  last_error text,
  next_try_at timestamptz(3),
  synced_at timestamptz(3),
  checked_at timestamptz(3),
  paid_seen_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint invoice_syncs_state check (state in ('off', 'waiting', 'syncing', 'synced', 'failed', 'cancelled')),
  constraint invoice_syncs_amount check (amount_minor > 0),
  constraint invoice_syncs_synced
    check (state <> 'synced' or (nomod_invoice_id is not null and url is not null))
);
create unique index invoice_syncs_nomod_invoice on invoice_syncs (tenant_id, environment_id, nomod_invoice_id)
  where nomod_invoice_id is not null;
create unique index invoice_syncs_charge on invoice_syncs (tenant_id, environment_id, last_charge_id)
  where last_charge_id is not null;
-- What a payer or Nomod's dashboard quotes. A keyed fingerprint finds an invoice by the URL of its page at Nomod.
create index invoice_syncs_reference on invoice_syncs (tenant_id, environment_id, nomod_reference_id)
  where nomod_reference_id is not null;
create index invoice_syncs_code on invoice_syncs (tenant_id, environment_id, nomod_invoice_code)
  where nomod_invoice_code is not null;
create index invoice_syncs_url on invoice_syncs (tenant_id, environment_id, url_fingerprint)
  where url_fingerprint <> '';
create index invoice_syncs_by_state on invoice_syncs (tenant_id, environment_id, state, id);
create index invoice_syncs_nomod_customer on invoice_syncs (tenant_id, environment_id, nomod_customer_id, id)
  where nomod_customer_id is not null;
create index invoice_syncs_connection on invoice_syncs (tenant_id, environment_id, connection_id);
-- Pages at Nomod that can still be paid. Sweeps poll them.
create index invoice_syncs_open_page on invoice_syncs (tenant_id, environment_id, connection_id, id)
  where state = 'synced' and (nomod_invoice_status is null or nomod_invoice_status not in ('paid', 'cancelled'));
select pg_temp.isolate_by_environment('invoice_syncs');
grant select, insert, update on invoice_syncs to remit_app;
create policy invoice_syncs_operator on invoice_syncs to remit_operator using (true);
grant select, update on invoice_syncs to remit_operator;

-- The customer at Nomod. No customer when it was removed there or its e-mail changed here, until the next push.
create table customer_mappings (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  connection_id text not null,
  customer_id text not null,
  nomod_customer_id text,
  checked_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
create unique index customer_mappings_customer
  on customer_mappings (tenant_id, environment_id, connection_id, customer_id);
create index customer_mappings_nomod_customer
  on customer_mappings (tenant_id, environment_id, nomod_customer_id);
select pg_temp.isolate_by_environment('customer_mappings');
grant select, insert, update on customer_mappings to remit_app;

-- The invoice that has claimed a charge.
create table invoice_charge_claims (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  invoice_id text not null,
  nomod_invoice_id text not null,
  claimed_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
create index invoice_charge_claims_nomod_invoice
  on invoice_charge_claims (tenant_id, environment_id, nomod_invoice_id);
select pg_temp.isolate_by_environment('invoice_charge_claims');
grant select, insert on invoice_charge_claims to remit_app;

-- Replaced invoices at Nomod. A payer may still have paid them.
create table former_nomod_invoices (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  invoice_id text not null,
  nomod_customer_id text not null,
  currency text not null,
  amount_minor bigint not null,
  made_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
create index former_nomod_invoices_customer
  on former_nomod_invoices (tenant_id, environment_id, nomod_customer_id);
select pg_temp.isolate_by_environment('former_nomod_invoices');
grant select, insert on former_nomod_invoices to remit_app;

-- The return URL of a payer. It identifies the paid link or invoice at Nomod.
-- The first return causes one query to Nomod.
create table return_addresses (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  subject_id text not null,
  connection_id text not null,
  invoice_id text not null,
  payment_id text,
  created_at timestamptz(3) not null,
  returned_at timestamptz(3),
  primary key (tenant_id, environment_id, id)
);
create index return_addresses_subject on return_addresses (tenant_id, environment_id, subject_id);
select pg_temp.isolate_by_environment('return_addresses');
grant select, insert, update (returned_at) on return_addresses to remit_app;
