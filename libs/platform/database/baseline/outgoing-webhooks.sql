-- Owner: libs/features/outgoing-webhooks. Messages to the company's own systems.

-- A receiver that does not answer gets no messages until paused_until. next_probe_id: the message that then goes first.
create table webhook_endpoints (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  url text not null,
  description text,
  event_types text[] not null,
  dialect text not null default 'remit',
  enabled boolean not null,
  loopback_allowed boolean not null,
  secret text not null,
  previous_secret text,
  previous_secret_until timestamptz(3),
  failing_since timestamptz(3),
  unanswered integer not null default 0,
  paused_until timestamptz(3),
  next_probe_id text,
  disabled_at timestamptz(3),
  disabled_reason text,
  created_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint webhook_endpoints_dialect check (dialect in ('remit', 'flexprice'))
);
select pg_temp.isolate_by_environment('webhook_endpoints');
grant select, insert, update, delete on webhook_endpoints to remit_app;

-- One message: an event for an endpoint. body is encrypted.
create table outgoing_webhooks (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  endpoint_id text not null,
  event_id text not null,
  event_type text not null,
  body text not null,
  status text not null,
  attempts integer not null,
  tries integer not null,
  next_attempt_at timestamptz(3),
  response_status integer,
  last_error text,
  created_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (tenant_id, environment_id, id),
  constraint outgoing_webhooks_status_known check (status in ('pending', 'delivered', 'failed'))
);
create unique index outgoing_webhooks_event
  on outgoing_webhooks (tenant_id, environment_id, endpoint_id, event_id);
create index outgoing_webhooks_status on outgoing_webhooks (tenant_id, environment_id, status, id);
create index outgoing_webhooks_endpoint on outgoing_webhooks (tenant_id, environment_id, endpoint_id, id);
select pg_temp.isolate_by_environment('outgoing_webhooks');
grant select, insert, update on outgoing_webhooks to remit_app;
create policy outgoing_webhooks_operator on outgoing_webhooks to remit_operator using (true);
grant select, update, delete on outgoing_webhooks to remit_operator;

-- One call of an endpoint: the request without its body, and the answer.
create table outgoing_webhook_attempts (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  outgoing_webhook_id text not null,
  endpoint_id text not null,
  number integer not null,
  request_headers jsonb not null,
  response_status integer,
  response_body text,
  error text,
  duration_ms integer not null,
  attempted_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
create unique index outgoing_webhook_attempts_number
  on outgoing_webhook_attempts (tenant_id, environment_id, outgoing_webhook_id, number);
create index outgoing_webhook_attempts_endpoint
  on outgoing_webhook_attempts (tenant_id, environment_id, endpoint_id, attempted_at);
select pg_temp.isolate_by_environment('outgoing_webhook_attempts');
grant select, insert on outgoing_webhook_attempts to remit_app;
create policy outgoing_webhook_attempts_operator on outgoing_webhook_attempts to remit_operator using (true);
grant select, update, delete on outgoing_webhook_attempts to remit_operator;

-- Removes finished messages that are older than the oldest kept ULID, because requests and answers contain personal
-- data.
create function prune_outgoing_webhooks(oldest_kept_ulid text, most integer) returns table (removed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with messages as (
    delete from outgoing_webhooks m using environments e cross join lateral (
      select o.id from outgoing_webhooks o
      where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'msg_' || oldest_kept_ulid
        and o.status <> 'pending'
      order by o.id limit most for update skip locked) old
    where m.tenant_id = e.tenant_id and m.environment_id = e.id and m.id = old.id
    returning m.tenant_id, m.environment_id, m.id
  ), attempts as (
    delete from outgoing_webhook_attempts a using messages m
    where a.tenant_id = m.tenant_id and a.environment_id = m.environment_id and a.outgoing_webhook_id = m.id
    returning 1
  )
  select (select count(*) from messages) + (select count(*) from attempts)
$$;
select pg_temp.let_logins_call('prune_outgoing_webhooks');
