-- Owner: libs/features/payments. Refunds, audits against Nomod, and recovery from a backup.

-- reversed_minor: the amount of a completed refund that came back. seen_failures: failed refunds in the charge.
-- lost_calls: earlier calls with the same key that got no answer; Nomod may still execute them.
create table payment_refunds (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  payment_id text not null,
  charge_id text,
  currency text not null,
  amount_minor bigint not null,
  reversed_minor bigint not null default 0,
  reason text,
  state text not null,
  seen_minor bigint,
  seen_failures integer,
  target_minor bigint,
  leased_until timestamptz(3),
  called_at timestamptz(3),
  lost_calls integer not null default 0,
  last_error text,
  created_by text not null,
  created_by_name text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint payment_refunds_amount check (amount_minor > 0),
  constraint payment_refunds_reversed check (reversed_minor between 0 and amount_minor),
  constraint payment_refunds_state
    check (state in ('planned', 'calling', 'unknown', 'accepted', 'done', 'refused', 'reversed'))
);
-- A payment has at most one refund in progress.
create unique index payment_refunds_open on payment_refunds (tenant_id, environment_id, payment_id)
  where state in ('planned', 'calling', 'unknown', 'accepted');
create index payment_refunds_payment on payment_refunds (tenant_id, environment_id, payment_id, id);
select pg_temp.isolate_by_environment('payment_refunds');
grant select, insert, update on payment_refunds to remit_app;
create policy payment_refunds_operator on payment_refunds to remit_operator using (true);
grant select, update on payment_refunds to remit_operator;

-- Differences between the books of Remit and Nomod about which a person was asked.
create table listed_differences (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  connection_id text not null,
  object text not null,
  object_id text not null,
  first_seen_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('listed_differences');
grant select, insert, update, delete on listed_differences to remit_app;

-- A restore from a backup, and the time after which data is missing.
create table recoveries (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  since timestamptz(3) not null,
  ran_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('recoveries');
grant select, insert on recoveries to remit_app;

-- Objects at Nomod that are unknown here after a restore.
create table lost_objects (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  kind text not null,
  connection_id text not null,
  our_id text not null,
  number text,
  currency text not null,
  amount_minor bigint not null,
  nomod_customer_id text,
  found_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint lost_objects_kind check (kind in ('link', 'invoice'))
);
create index lost_objects_customer on lost_objects (tenant_id, environment_id, nomod_customer_id)
  where nomod_customer_id is not null;
select pg_temp.isolate_by_environment('lost_objects');
grant select, insert on lost_objects to remit_app;
