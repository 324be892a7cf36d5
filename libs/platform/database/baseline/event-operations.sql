-- Owner: libs/platform/domain-events. Functions for operators, across all tenants.

-- Size of the backlog. Webhooks are counted separately, by the name of the subscriber that processes them.
create function event_backlog(webhook_subscriber text)
returns table (jobs bigint, webhooks bigint, oldest_seconds double precision, dead bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) filter (where status = 'pending' and subscriber <> webhook_subscriber),
         count(*) filter (where status = 'pending' and subscriber = webhook_subscriber),
         coalesce(extract(epoch from
           clock_timestamp() - min(created_at) filter (where status = 'pending')), 0)::double precision,
         count(*) filter (where status = 'dead')
  from event_deliveries
  where (status = 'pending' and not standing) or status = 'dead'
$$;
select pg_temp.let_logins_call('event_backlog');

-- The newest deliveries that were given up.
create function dead_event_deliveries(most integer)
returns table (
  tenant_id text, environment_id text, event_id text, subscriber text, type text, attempts integer,
  last_error text, created_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  select d.tenant_id, d.environment_id, d.event_id, d.subscriber, e.type, d.attempts, d.last_error, d.created_at
  from event_deliveries d join domain_events e
    on e.tenant_id = d.tenant_id and e.environment_id = d.environment_id and e.id = d.event_id
  where d.status = 'dead' order by d.created_at desc limit most
$$;
select pg_temp.let_logins_call('dead_event_deliveries');

-- The scope of a dead delivery, so that a redrive is recorded in the audit log of its environment.
create function scope_of_dead_event_delivery(wanted_event_id text, wanted_subscriber text)
returns table (tenant_id text, environment_id text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.tenant_id, d.environment_id from event_deliveries d
  where d.status = 'dead' and d.event_id = wanted_event_id and d.subscriber = wanted_subscriber
$$;
select pg_temp.let_logins_call('scope_of_dead_event_delivery');

-- Gives a dead delivery another series of attempts.
create function redrive_event_delivery(wanted_event_id text, wanted_subscriber text) returns table (redriven bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with redriven as (
    update event_deliveries
    set status = 'pending', standing = false, attempts = 0, leased_by = null, due_at = clock_timestamp(),
        finished_at = null
    where event_id = wanted_event_id and subscriber = wanted_subscriber and status = 'dead' returning 1)
  select count(*) from redriven
$$;
select pg_temp.let_logins_call('redrive_event_delivery');

-- Replaces the one encrypted value that some events contain, because it must outlive its key.
create function reseal_event(
  wanted_tenant text, wanted_environment text, wanted_event text, member text, old_value text, new_value text
) returns table (resealed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with resealed as (
    update domain_events e set payload = jsonb_set(e.payload, array[member], to_jsonb(new_value))
    where e.tenant_id = wanted_tenant and e.environment_id = wanted_environment and e.id = wanted_event
      and e.payload ->> member = old_value
      and starts_with(old_value, 'v1.') and starts_with(new_value, 'v1.') returning 1)
  select count(*) from resealed
$$;
select pg_temp.let_logins_call('reseal_event');
