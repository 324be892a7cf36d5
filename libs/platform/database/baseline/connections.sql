-- Owner: libs/features/connections. Accounts at Nomod.

-- Keys and secrets are encrypted. heir_id: the connection that manages the objects of a deleted connection.
create table connections (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  name text not null,
  provider_type text not null,
  environment_type text not null,
  status text not null,
  sync_config jsonb not null,
  metadata jsonb not null,
  title_template text,
  payment_options jsonb not null default '{}',
  link_expires_after_hours integer,
  api_key text,
  api_key_last4 text,
  api_key_fingerprint text not null default '',
  api_key_set_at timestamptz(3) not null,
  webhook_secret text,
  webhook_secret_last4 text,
  webhook_secret_set_at timestamptz(3),
  previous_webhook_secret text,
  previous_webhook_secret_until timestamptz(3),
  paused_at timestamptz(3),
  paused_reason text,
  nomod_habits jsonb not null default '{}',
  nomod_probe jsonb,
  last_call_succeeded_at timestamptz(3),
  last_call_failed_at timestamptz(3),
  last_call_failure text,
  switch_off_asked_at timestamptz(3),
  heir_id text,
  version integer not null default 1,
  created_by text not null,
  updated_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint connections_status check (status in ('draft', 'published', 'archived')),
  constraint connections_provider_type check (provider_type = 'nomod'),
  constraint connections_api_key check (api_key is not null or status = 'archived'),
  constraint connections_environment_type check (environment_type in ('sandbox', 'production')),
  constraint connections_link_expiry check (link_expires_after_hours between 1 and 8760)
);
create unique index connections_name on connections (tenant_id, environment_id, name)
  where status <> 'archived';
-- Across tenants: several tenants may have a connection to one account at Nomod, with the same key.
create index connections_api_key_fingerprint on connections (api_key_fingerprint)
  where api_key_fingerprint <> '';
select pg_temp.isolate_by_environment('connections');
grant select, insert, update on connections to remit_app;
create policy connections_operator on connections to remit_operator using (true);
grant select on connections to remit_operator;

-- The latest publication that started a repeated work of a connection, so that only one series of runs does it.
create table connection_watches (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  event_id text not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('connection_watches');
grant select, insert, update on connection_watches to remit_app;

-- Results of the sweeps of an account, and the position where the next one continues.
create table account_sweeps (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  swept_at timestamptz(3),
  reads_objects boolean not null,
  webhooks text not null,
  pause_seconds double precision not null,
  progress jsonb not null,
  primary key (tenant_id, environment_id, id),
  constraint account_sweeps_webhooks check (webhooks in ('unknown', 'arriving', 'missing'))
);
select pg_temp.isolate_by_environment('account_sweeps');
grant select, insert, update, delete on account_sweeps to remit_app;
create policy account_sweeps_operator on account_sweeps to remit_operator using (true);
grant select (tenant_id, environment_id, id, swept_at, reads_objects) on account_sweeps to remit_operator;

-- Objects for which Nomod gives no usable answer. A row remains until Nomod does.
create table gateway_troubles (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  connection_id text not null,
  object text not null,
  object_id text not null,
  kind text not null,
  reason text not null,
  invoice_id text,
  payment_id text,
  readings integer not null default 0,
  first_seen_at timestamptz(3) not null,
  listed_at timestamptz(3),
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('gateway_troubles');
grant select, insert, update, delete on gateway_troubles to remit_app;
create policy gateway_troubles_operator on gateway_troubles to remit_operator using (true);
grant select, update on gateway_troubles to remit_operator;
