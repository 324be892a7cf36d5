-- Owner: libs/features/attention. Items for the attention of a person.

-- ours and nomods: the values of Remit and of Nomod.
create table attention_items (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  key text not null,
  kind text not null,
  summary text not null,
  status text not null default 'open',
  invoice_id text,
  payment_id text,
  charge_id text,
  connection_id text,
  ours jsonb not null,
  nomods jsonb not null,
  occurrences integer not null default 1,
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  resolved_at timestamptz(3),
  resolved_by text,
  note text,
  primary key (tenant_id, environment_id, id),
  constraint attention_items_status_known check (status in ('open', 'resolved', 'dismissed')),
  constraint attention_items_occurrences check (occurrences > 0)
);
-- Each key has at most one open item.
create unique index attention_items_open_key on attention_items (tenant_id, environment_id, key)
  where status = 'open';
create index attention_items_key on attention_items (tenant_id, environment_id, key, id);
create index attention_items_status on attention_items (tenant_id, environment_id, status, id);
select pg_temp.isolate_by_environment('attention_items');
grant select, insert, update on attention_items to remit_app;
create policy attention_items_operator on attention_items to remit_operator using (true);
grant select, update on attention_items to remit_operator;
