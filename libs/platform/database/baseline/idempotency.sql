-- Owner: libs/platform/idempotency.

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
-- For the removal of old answers.
create index idempotency_keys_age on idempotency_keys (tenant_id, environment_id, created_at);
select pg_temp.isolate_by_environment('idempotency_keys');
grant select, insert, update, delete on idempotency_keys to remit_app;
create policy idempotency_keys_operator on idempotency_keys to remit_operator using (true);
grant select, update, delete on idempotency_keys to remit_operator;

-- Removes answers that are older than `kept_days`.
create function prune_idempotency_keys(kept_days double precision, most integer) returns table (removed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with recursive place as (
    (select i.tenant_id, i.environment_id from idempotency_keys i order by i.tenant_id, i.environment_id limit 1)
    union all
    select n.tenant_id, n.environment_id from place p cross join lateral (
      select i.tenant_id, i.environment_id from idempotency_keys i
      where (i.tenant_id, i.environment_id) > (p.tenant_id, p.environment_id)
      order by i.tenant_id, i.environment_id limit 1) n
  ), removed as (
    delete from idempotency_keys k using place e cross join lateral (
      select o.key_id, o.key from idempotency_keys o
      where o.tenant_id = e.tenant_id and o.environment_id = e.environment_id
        and o.created_at < statement_timestamp() - make_interval(secs => kept_days * 86400)
      order by o.created_at limit most for update skip locked) old
    where k.tenant_id = e.tenant_id and k.environment_id = e.environment_id
      and k.key_id = old.key_id and k.key = old.key
    returning 1)
  select count(*) from removed
$$;
select pg_temp.let_logins_call('prune_idempotency_keys');
