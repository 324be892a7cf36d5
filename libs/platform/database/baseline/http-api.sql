-- Owner: libs/platform/http-api. Repeated requests, approvals, the audit log and the request log.

-- The answer to a request with an Idempotency-Key, so that a repeated request gets the same one.
create table idempotency_keys (
  tenant_id text not null,
  environment_id text not null,
  key_id text not null,
  key text not null,
  request_hash text not null,
  state text not null default 'running',
  run_id text not null,
  locked_until timestamptz(3) not null,
  resource_id text,
  status smallint,
  body text,
  created_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, key_id, key),
  constraint idempotency_keys_state check (state in ('running', 'done')),
  constraint idempotency_keys_answer check ((state = 'done') = (status is not null))
);
-- Old answers are removed by age.
create index idempotency_keys_age on idempotency_keys (tenant_id, environment_id, created_at);
select pg_temp.isolate_by_environment('idempotency_keys');
grant select, insert, update, delete on idempotency_keys to remit_app;
create policy idempotency_keys_operator on idempotency_keys to remit_operator using (true);
grant select, update, delete on idempotency_keys to remit_operator;

-- Removes answers that were kept long enough.
create function prune_idempotency_keys(kept_days double precision, most integer) returns table (removed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with removed as (
    delete from idempotency_keys k using environments e cross join lateral (
      select o.key_id, o.key from idempotency_keys o
      where o.tenant_id = e.tenant_id and o.environment_id = e.id
        and o.created_at < statement_timestamp() - make_interval(secs => kept_days * 86400)
      order by o.created_at limit most for update skip locked) old
    where k.tenant_id = e.tenant_id and k.environment_id = e.id
      and k.key_id = old.key_id and k.key = old.key
    returning 1)
  select count(*) from removed
$$;
select pg_temp.let_logins_call('prune_idempotency_keys');

-- Acts about money that wait for a second key.
create table approvals (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  act text not null,
  subject_id text not null,
  amount_minor bigint not null,
  currency text not null,
  state text not null,
  requested_by text not null,
  decided_by text,
  created_at timestamptz(3) not null,
  decided_at timestamptz(3),
  expires_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint approvals_state_known check (state in ('waiting', 'approved', 'used', 'refused'))
);
create index approvals_state on approvals (tenant_id, environment_id, state, id);
create index approvals_subject on approvals (tenant_id, environment_id, subject_id, id);
select pg_temp.isolate_by_environment('approvals');
grant select, insert, update on approvals to remit_app;

-- Who did what. Nothing may update or delete an entry.
-- Each holds a hash over itself and the hash before it in its environment, so that a changed or missing entry shows.
create table audit_log_entries (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  sequence bigint not null,
  hash text not null,
  action text not null,
  subject_id text not null,
  details jsonb,
  actor text not null,
  source text,
  request_id text,
  occurred_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
create unique index audit_log_entries_sequence on audit_log_entries (tenant_id, environment_id, sequence);
select pg_temp.isolate_by_tenant('audit_log_entries');
grant select, insert on audit_log_entries to remit_app;

-- Numbers an entry and makes its hash, whoever inserts it.
create function chain_audit_log_entry() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  last_entry record;
begin
  perform pg_advisory_xact_lock(
    hashtextextended(format('audit log of %s/%s', new.tenant_id, new.environment_id), 0));
  select e.sequence, e.hash into last_entry from audit_log_entries e
  where e.tenant_id = new.tenant_id and e.environment_id = new.environment_id
  order by e.sequence desc limit 1;
  new.sequence := coalesce(last_entry.sequence, 0) + 1;
  new.hash := encode(sha256(convert_to(json_build_array(
    coalesce(last_entry.hash, ''), new.sequence::text, new.tenant_id, new.environment_id, new.id, new.action,
    new.subject_id,
    (select string_agg(to_json(d.key)::text || ':' || to_json(d.value)::text, ',' order by d.key collate "C")
     from jsonb_each_text(new.details) d),
    new.actor, new.source, new.request_id,
    to_char(new.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'UTF8')), 'hex');
  return new;
end $$;
revoke all on function chain_audit_log_entry() from public;
grant execute on function chain_audit_log_entry() to remit_app;
create trigger audit_log_entries_chained before insert on audit_log_entries
  for each row execute function chain_audit_log_entry();

-- One line for each request that was answered.
create table logged_requests (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  received_at timestamptz(3) not null,
  origin text not null,
  method text not null,
  path text not null,
  status smallint not null,
  duration_ms integer not null,
  request_id text not null,
  error_code text,
  replayed boolean not null,
  key_id text not null,
  key_name text not null,
  key_display_id text not null,
  primary key (tenant_id, environment_id, id),
  constraint logged_requests_origin_known check (origin in ('api', 'console'))
);
create index logged_requests_request on logged_requests (tenant_id, environment_id, request_id, id);
-- Refused requests are few, and what people look for.
create index logged_requests_refused on logged_requests (tenant_id, environment_id, id) where status >= 400;
select pg_temp.isolate_by_environment('logged_requests');
grant select, insert on logged_requests to remit_app;
create policy logged_requests_operator on logged_requests to remit_operator using (true);
grant select, update, delete on logged_requests to remit_operator;

-- Removes lines that are older than the oldest ULID that is kept.
create function prune_request_log(oldest_kept_ulid text, most integer) returns table (removed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with removed as (
    delete from logged_requests r using environments e cross join lateral (
      select o.id from logged_requests o
      where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'log_' || oldest_kept_ulid
      order by o.id limit most for update skip locked) old
    where r.tenant_id = e.tenant_id and r.environment_id = e.id and r.id = old.id returning 1)
  select count(*) from removed
$$;
select pg_temp.let_logins_call('prune_request_log');
