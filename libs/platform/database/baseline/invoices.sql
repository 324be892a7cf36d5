-- Owner: libs/features/invoices.

-- The random part in the URL of an invoice's public page: 128 bits of a hash of 244 random bits, as base64url.
create function new_page_key() returns text language sql volatile as $$
  select translate(
    encode(substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) for 16), 'base64'),
    '+/=', '-_')
$$;

-- Amounts are in minor units. A due date is a day. Each finalized invoice has one.
create table invoices (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  customer_id text not null,
  status text not null,
  payment_status text not null,
  number text,
  currency text not null,
  subtotal_minor bigint not null,
  discount_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  amount_due_minor bigint not null,
  amount_paid_minor bigint not null,
  amount_remaining_minor bigint not null,
  overpaid_minor bigint not null,
  refunded_minor bigint not null,
  description text,
  billing_reason text,
  idempotency_key text,
  metadata jsonb not null,
  payment_options jsonb,
  exchange_rate jsonb,
  gateway_metadata text,
  page_key text not null default new_page_key(),
  page_key_changed_at timestamptz(3),
  void_reason text,
  issue_date date,
  due_date date,
  overdue_published_at timestamptz(3),
  period_start timestamptz(3),
  period_end timestamptz(3),
  finalized_at timestamptz(3),
  paid_at timestamptz(3),
  voided_at timestamptz(3),
  version integer not null,
  created_by text not null,
  updated_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint invoices_status check (status in ('draft', 'finalized', 'voided')),
  constraint invoices_payment_status_known
    check (payment_status in ('pending', 'succeeded', 'overpaid', 'partially_refunded', 'refunded', 'voided')),
  constraint invoices_numbered
    check (status <> 'finalized' or (number is not null and finalized_at is not null)),
  constraint invoices_amounts
    check (subtotal_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and
      amount_due_minor >= 0 and amount_paid_minor >= 0 and amount_remaining_minor >= 0 and overpaid_minor >= 0
      and refunded_minor >= 0)
);
create unique index invoices_number on invoices (tenant_id, environment_id, number);
create index invoices_customer on invoices (tenant_id, environment_id, customer_id, id);
create index invoices_payment_status on invoices (tenant_id, environment_id, payment_status, id);
-- A list by a rare status does not read a million other rows.
create index invoices_by_status on invoices (tenant_id, environment_id, status, id);
-- An import finds the invoices that it made before.
create index invoices_key on invoices (tenant_id, environment_id, idempotency_key)
  where idempotency_key is not null;
-- Searched amounts: the total, and what is left of it.
create index invoices_total on invoices (tenant_id, environment_id, total_minor, id);
create index invoices_rest on invoices (tenant_id, environment_id, amount_remaining_minor, id)
  where amount_remaining_minor > 0 and amount_remaining_minor <> total_minor;
-- A search also scans the index's pending list. With the default limit of 4 MB it took 1 to 4 ms longer. With 64 kB an
-- insert takes 20 µs more instead of 8 µs; without a pending list it would take 80 µs more.
create index invoices_text on invoices using gin (tenant_id, number gin_trgm_ops, description gin_trgm_ops)
  with (gin_pending_list_limit = 64);
-- Reports read what is owed, and what was paid in a period, from these indexes alone.
create index invoices_open on invoices (tenant_id, environment_id, due_date)
  include (customer_id, currency, amount_remaining_minor)
  where status = 'finalized' and amount_remaining_minor > 0;
create index invoices_paid on invoices (tenant_id, environment_id, paid_at) include (currency, finalized_at)
  where paid_at is not null;
create unique index invoices_page_key on invoices (tenant_id, environment_id, page_key);
select pg_temp.isolate_by_environment('invoices');
grant select, insert, update on invoices to remit_app;
create policy invoices_operator on invoices to remit_operator using (true);
grant select, update on invoices to remit_operator;

-- Unit price and tax rate (in per cent) are exact decimal text.
create table invoice_lines (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  invoice_id text not null,
  position integer not null,
  display_name text not null,
  quantity text not null,
  unit_price text,
  amount_minor bigint not null,
  tax_rate text,
  metadata jsonb not null,
  period_start timestamptz(3),
  period_end timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint invoice_lines_invoice_id_fkey
    foreign key (tenant_id, environment_id, invoice_id) references invoices (tenant_id, environment_id, id),
  constraint invoice_lines_amount check (amount_minor >= 0)
);
create unique index invoice_lines_position on invoice_lines (tenant_id, environment_id, invoice_id, position);
select pg_temp.isolate_by_environment('invoice_lines');
grant select, insert, delete on invoice_lines to remit_app;
create policy invoice_lines_operator on invoice_lines to remit_operator using (true);
grant select, update on invoice_lines to remit_operator;

-- left_out: numbers that are skipped after a restore, because they were already used at Nomod.
create table invoice_number_counters (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  last integer not null,
  left_out integer not null default 0,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('invoice_number_counters');
grant select, insert, update on invoice_number_counters to remit_app;

-- Amounts of invoices that are no longer owed. A credit note is never changed and never deleted.
create table credit_notes (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  invoice_id text not null,
  number text not null,
  currency text not null,
  amount_minor bigint not null,
  reason text not null,
  created_by text not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint credit_notes_amount check (amount_minor > 0)
);
create unique index credit_notes_number on credit_notes (tenant_id, environment_id, number);
create index credit_notes_invoice on credit_notes (tenant_id, environment_id, invoice_id, id);
select pg_temp.isolate_by_environment('credit_notes');
grant select, insert on credit_notes to remit_app;
create policy credit_notes_operator on credit_notes to remit_operator using (true);
grant select, update on credit_notes to remit_operator;

-- Ids of the invoices whose number or description matches, newest first. Null when more than `most` match, or when
-- every fifth of the newest and of the oldest 500 does: reading along the list then finds a page faster.
--
-- With a row policy PostgreSQL does not use the index, because ilike is not leakproof. So the function belongs to the
-- operator's role, and reads the scope from the same settings as the policies. It is planned at each call, for the
-- pattern and the number of rows.
create function invoices_like(pattern text, most integer) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
  tenant constant text := current_setting('remit.tenant_id');
  environment constant text := current_setting('remit.environment_id');
  found text[];
begin
  if 100 <= (
    select count(*) from (
      select i.number, i.description from invoices i
      where i.tenant_id = tenant and i.environment_id = environment order by i.id desc limit 500) newest
    where newest.number ilike pattern or newest.description ilike pattern)
  and 100 <= (
    select count(*) from (
      select i.number, i.description from invoices i
      where i.tenant_id = tenant and i.environment_id = environment order by i.id limit 500) oldest
    where oldest.number ilike pattern or oldest.description ilike pattern)
  then return null; end if;
  found := array(
    select f.id from (
      select i.id from invoices i
      where i.tenant_id = tenant and i.environment_id = environment
        and (i.number ilike pattern or i.description ilike pattern) limit most + 1) f
    order by f.id desc);
  return case when cardinality(found) <= most then found end;
end $$;
select pg_temp.give_to_operator('invoices_like');
grant execute on function invoices_like(text, integer) to remit_app;
