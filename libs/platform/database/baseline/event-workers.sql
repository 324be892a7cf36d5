-- Owner: libs/platform/domain-events. How workers lease deliveries.

-- Leases up to `wanted` due deliveries of a lane to a worker. Tenants take turns, then the environments of a tenant, so
-- that a tenant with many environments gets no larger share. `busy` contains tenants and environments to skip.
--
-- The oldest due deliveries of the lane name the environments with due work. Only when there are too many of them, the
-- recursive part walks the index from one environment with pending work to the next, also past those whose work is due
-- later: 60 ms with 10,000 of them.
--
-- The time must be constant within the statement, otherwise PostgreSQL does not use it in the index condition. With
-- clock_timestamp() a claim read every delivery that is due later: 24 ms with 100,000 of them.
-- PostgreSQL plans an SQL function at each call (1 ms), but a PL/pgSQL function once per connection. The settings keep
-- that plan from depending on the few rows that existed when it was made. A claim takes 0.15 ms.
create function claim_event_deliveries(
  worker text, lease_seconds double precision, wanted integer, wanted_lane text, busy text[]
) returns table (
  tenant_id text, environment_id text, event_id text, subscriber text, attempts integer, standing boolean,
  type text, version smallint, occurred_at timestamptz, actor text, actor_name text, correlation_id text,
  causation_id text, payload jsonb
) language plpgsql volatile security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with recursive oldest as materialized (
    select d.tenant_id, d.environment_id from event_deliveries d
    where d.status = 'pending' and d.lane = wanted_lane and d.due_at <= statement_timestamp()
    order by d.due_at limit 500
  ), known as materialized (
    select count(*) < 500 as all_of_them from oldest
  ), walked as (
    (select d.tenant_id, d.environment_id from event_deliveries d
      where d.status = 'pending' and not (select all_of_them from known)
      order by d.tenant_id, d.environment_id limit 1)
    union all
    select n.tenant_id, n.environment_id from walked w cross join lateral (
      select d.tenant_id, d.environment_id from event_deliveries d
      where d.status = 'pending' and (d.tenant_id, d.environment_id) > (w.tenant_id, w.environment_id)
      order by d.tenant_id, d.environment_id limit 1) n
  ), waiting as (
    select distinct o.tenant_id, o.environment_id from oldest o where (select all_of_them from known)
    union all
    select w.tenant_id, w.environment_id from walked w
  ), due as (
    select c.*, row_number() over (partition by c.tenant_id, c.environment_id order by c.due_at) as turn
    from waiting w cross join lateral (
      select d.tenant_id, d.environment_id, d.event_id, d.subscriber, d.due_at from event_deliveries d
      where d.status = 'pending' and d.lane = wanted_lane and d.due_at <= statement_timestamp()
        and d.tenant_id = w.tenant_id and d.environment_id = w.environment_id
      order by d.due_at limit wanted for update skip locked) c
    where w.tenant_id <> all (busy) and w.environment_id <> all (busy)
  ), fair as (
    select d.*, row_number() over (partition by d.tenant_id order by d.turn, d.due_at) as tenant_turn
    from due d order by tenant_turn, d.due_at limit wanted
  ), claimed as (
    update event_deliveries d
    set leased_by = worker, due_at = clock_timestamp() + make_interval(secs => lease_seconds),
        attempts = d.attempts + 1
    from fair f
    where d.tenant_id = f.tenant_id and d.environment_id = f.environment_id
      and d.event_id = f.event_id and d.subscriber = f.subscriber
    returning d.tenant_id, d.environment_id, d.event_id, d.subscriber, d.attempts, d.standing
  )
  select c.tenant_id, c.environment_id, c.event_id, c.subscriber, c.attempts, c.standing,
         e.type, e.version, e.occurred_at, e.actor, e.actor_name, e.correlation_id, e.causation_id,
         e.payload
  from claimed c join domain_events e
    on e.tenant_id = c.tenant_id and e.environment_id = c.environment_id and e.id = c.event_id;
end $$;
select pg_temp.let_logins_call('claim_event_deliveries');

-- Extends only the leases of the given deliveries of a worker.
create function extend_event_leases(
  worker text, lease_seconds double precision, events text[], subscribers text[]
) returns table (extended bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with extended as (
    update event_deliveries d set due_at = clock_timestamp() + make_interval(secs => lease_seconds)
    where d.leased_by = worker and d.status = 'pending'
      and (d.event_id, d.subscriber) in (
        select h.event_id, h.subscriber from unnest(events, subscribers) as h(event_id, subscriber))
    returning 1)
  select count(*) from extended
$$;
select pg_temp.let_logins_call('extend_event_leases');

-- Releases the deliveries that a stopping worker has leased and not finished.
create function release_event_leases(worker text) returns table (released bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with released as (
    update event_deliveries
    set leased_by = null, due_at = clock_timestamp(), attempts = greatest(attempts - 1, 0)
    where leased_by = worker and status = 'pending' returning 1)
  select count(*) from released
$$;
select pg_temp.let_logins_call('release_event_leases');

-- Every worker calls this twice a second, so that an idle one asks one question for all lanes: which of them have due
-- deliveries? The recursive part reads the first entry of each lane in an index, so the cost depends neither on how
-- many tenants there are nor on how much waits for later.
--
-- With `take_over`, leased deliveries of dead workers become due first. A worker whose name ends in ":locked" holds an
-- advisory lock on its name while it lives. The time is cut to milliseconds, as stored times are rounded up otherwise.
create function look_for_due_deliveries(take_over boolean) returns table (lane text)
language plpgsql volatile security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  moment timestamptz;
begin
  if take_over and exists (select from event_deliveries where status = 'pending' and leased_by is not null) then
    with worker as (
      select distinct leased_by as name from event_deliveries
      where status = 'pending' and leased_by like '%:locked'
    ), dead as materialized (
      select name from worker where not exists (
        select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
          and l.database = (select oid from pg_database where datname = current_database())
          and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(name, 0))
    ), left_behind as (
      select tenant_id, environment_id, event_id, subscriber from event_deliveries
      where status = 'pending' and leased_by in (select name from dead) for update skip locked
    )
    update event_deliveries d set leased_by = null, due_at = date_trunc('milliseconds', clock_timestamp())
    from left_behind l
    where d.tenant_id = l.tenant_id and d.environment_id = l.environment_id
      and d.event_id = l.event_id and d.subscriber = l.subscriber;
  end if;
  moment := clock_timestamp();
  return query
  with recursive earliest as (
    (select d.lane, d.due_at from event_deliveries d where d.status = 'pending' order by d.lane, d.due_at limit 1)
    union all
    select n.* from earliest e cross join lateral (
      select d.lane, d.due_at from event_deliveries d
      where d.status = 'pending' and d.lane > e.lane order by d.lane, d.due_at limit 1) n
  )
  select e.lane from earliest e where e.due_at <= moment;
end $$;
select pg_temp.let_logins_call('look_for_due_deliveries');
