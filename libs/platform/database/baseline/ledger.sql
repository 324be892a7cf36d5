-- Owner: libs/features/invoices/ledger. Double-entry books. Entries are append-only.

-- source_key: the booked fact. The unique index prevents a second booking of it.
-- moved_minor, owed_minor: sums of its entries, for reports: money that came in or went out (gateway_clearing, offline),
-- and the change of what the customer owes (receivable).
create table ledger_transactions (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  kind text not null,
  source_key text not null,
  invoice_id text not null,
  payment_id text,
  charge_id text,
  currency text not null,
  occurred_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  moved_minor bigint not null default 0,
  owed_minor bigint not null default 0,
  primary key (tenant_id, environment_id, id),
  constraint ledger_transactions_kind
    check (kind in ('invoice_finalized', 'invoice_adjusted', 'invoice_voided', 'payment', 'refund',
      'invoice_credited'))
);
create unique index ledger_transactions_source on ledger_transactions (tenant_id, environment_id, source_key);
create index ledger_transactions_invoice on ledger_transactions (tenant_id, environment_id, invoice_id);
create index ledger_transactions_payment on ledger_transactions (tenant_id, environment_id, payment_id);
-- Reports of a period are read from the index alone.
create index ledger_transactions_occurred on ledger_transactions (tenant_id, environment_id, occurred_at)
  include (kind, currency, invoice_id, payment_id, moved_minor, owed_minor);
select pg_temp.isolate_by_environment('ledger_transactions');
grant select, insert on ledger_transactions to remit_app;

create table ledger_entries (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  transaction_id text not null,
  invoice_id text not null,
  account text not null,
  amount_minor bigint not null,
  currency text not null,
  primary key (tenant_id, environment_id, id),
  constraint ledger_entries_transaction_id_fkey
    foreign key (tenant_id, environment_id, transaction_id)
      references ledger_transactions (tenant_id, environment_id, id),
  constraint ledger_entries_account
    check (account in ('receivable', 'billed', 'gateway_clearing', 'offline', 'extras', 'overpayments',
      'unapplied', 'refunds')),
  constraint ledger_entries_amount check (amount_minor <> 0)
);
create index ledger_entries_transaction on ledger_entries (tenant_id, environment_id, transaction_id);
create index ledger_entries_invoice on ledger_entries (tenant_id, environment_id, invoice_id, account);
select pg_temp.isolate_by_environment('ledger_entries');
grant select, insert on ledger_entries to remit_app;

-- Deferred to the commit, because only the entries of a transaction together are balanced.
create function refuse_unbalanced_ledger_transaction() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (
    select 1 from ledger_entries e
    where e.tenant_id = new.tenant_id and e.environment_id = new.environment_id
      and e.transaction_id = new.transaction_id
    group by e.currency having sum(e.amount_minor) <> 0
  ) then
    raise exception 'The ledger transaction % does not sum to zero', new.transaction_id
      using errcode = 'check_violation', constraint = 'ledger_entries_balanced';
  end if;
  return null;
end $$;
create constraint trigger ledger_entries_balanced after insert or update on ledger_entries
  deferrable initially deferred for each row execute function refuse_unbalanced_ledger_transaction();
