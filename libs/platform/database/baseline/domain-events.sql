-- Owner: libs/platform/domain-events. Events and their deliveries to subscribers.

-- Facts. An event is never changed, except that a key rotation or an erasure may change its payload.
create table domain_events (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  type text not null,
  version smallint not null,
  occurred_at timestamptz(3) not null,
  actor text not null,
  actor_name text,
  correlation_id text not null,
  causation_id text,
  invoice_id text,
  payment_id text,
  payload jsonb not null,
  primary key (tenant_id, environment_id, id)
);
create index domain_events_invoice on domain_events (tenant_id, environment_id, invoice_id, id)
  where invoice_id is not null;
create index domain_events_payment on domain_events (tenant_id, environment_id, payment_id, id)
  where payment_id is not null;
-- The duration of erasing a customer depends on the events about that customer, not on the whole history.
create index domain_events_customer on domain_events (tenant_id, environment_id, (payload ->> 'customer_id'))
  where type in ('customer.created', 'customer.updated', 'customer.synced');
select pg_temp.isolate_by_environment('domain_events');
grant select, insert on domain_events to remit_app;
create policy domain_events_operator on domain_events to remit_operator using (true);
grant select, delete, update (payload) on domain_events to remit_operator;

-- The work of one subscriber for one event. A lease moves the due time into the future,
-- so that one index finds both due deliveries and those of dead workers.
-- standing: the delivery waits because its subscriber wants it, and is not part of the backlog.
create table event_deliveries (
  tenant_id text not null,
  environment_id text not null,
  event_id text not null,
  subscriber text not null,
  lane text not null,
  status text not null default 'pending',
  standing boolean not null default false,
  due_at timestamptz(3) not null,
  attempts integer not null default 0,
  leased_by text,
  last_error text,
  created_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (tenant_id, environment_id, event_id, subscriber),
  constraint event_deliveries_status check (status in ('pending', 'done', 'dead')),
  constraint event_deliveries_lane check (lane in ('local', 'gateway', 'webhook', 'email'))
);
create index event_deliveries_due on event_deliveries (tenant_id, environment_id, lane, due_at)
  where status = 'pending';
create index event_deliveries_due_in_lane on event_deliveries (lane, due_at)
  where status = 'pending';
create index event_deliveries_dead on event_deliveries (tenant_id, environment_id, created_at)
  where status = 'dead';
create index event_deliveries_leased on event_deliveries (tenant_id, environment_id, leased_by)
  where status = 'pending' and leased_by is not null;
select pg_temp.isolate_by_environment('event_deliveries');
grant select, insert, update on event_deliveries to remit_app;
create policy event_deliveries_operator on event_deliveries to remit_operator using (true);
grant select, update, delete on event_deliveries to remit_operator;

-- What features want to hear of, so that no delivery is stored where there would be no work. A feature keeps its own
-- rows, in the transaction that makes them true. subject: the invoice; '' stands for the whole environment.
-- because: the row of the feature that gives the reason. There may be several reasons.
create table event_interest (
  tenant_id text not null,
  environment_id text not null,
  interest text not null,
  subject text not null,
  because text not null,
  primary key (tenant_id, environment_id, interest, subject, because)
);
select pg_temp.isolate_by_environment('event_interest');
grant select, insert, delete on event_interest to remit_app;

-- Stores the events of a unit of work and their deliveries in one statement. The parameter is one JSON list, which both
-- sides process natively. Runs as its caller, under the row policies.
--
-- A delivery that names a worker is leased to it from the start, because claiming it took a third of PostgreSQL's time
-- for a settled payment. A delivery with only_if is stored only while somebody has that interest; the changes of
-- interest in the same unit of work come first.
--
-- The limits tell the planner the length of the lists. By default it estimates 100 rows for a JSON list. At the
-- resulting cost of 163,601 for a few events it compiled the statement, 44 ms each time.
--
-- No notification is sent here, because PostgreSQL serializes the commits of transactions that notify.
-- The process notifies the others after its commit.
-- Planned once per connection, by indexes whatever the tables held then: planned at each call it took 0.7 ms more,
-- four times as long as the statement itself.
create function store_events(events json, interests json) returns table (event_id text, subscriber text)
language plpgsql set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  tenant constant text := current_setting('remit.tenant_id');
  environment constant text := current_setting('remit.environment_id');
  change record;
begin
  for change in
    select * from json_to_recordset(interests) as c(interest text, subject text, because text, wanted boolean)
  loop
    if change.wanted then
      insert into event_interest (tenant_id, environment_id, interest, subject, because)
      values (tenant, environment, change.interest, change.subject, change.because) on conflict do nothing;
    else
      delete from event_interest i
      where i.tenant_id = tenant and i.environment_id = environment and i.interest = change.interest
        and i.subject = change.subject and i.because = change.because;
    end if;
  end loop;
  return query
  with published as materialized (
    select * from json_to_recordset(events) as e(
      id text, type text, version smallint, occurred_at timestamptz, actor text, actor_name text,
      correlation_id text, causation_id text, payload jsonb, subscribers json)
    limit json_array_length(events)
  ), event as (
    insert into domain_events (
      tenant_id, environment_id, id, type, version, occurred_at, actor, actor_name, correlation_id, causation_id,
      invoice_id, payment_id, payload)
    select tenant, environment, p.id, p.type, p.version, p.occurred_at, p.actor, p.actor_name, p.correlation_id,
           p.causation_id,
           p.payload ->> 'invoice_id', p.payload ->> 'payment_id', p.payload
    from published p
  ), queued as (
    insert into event_deliveries (
      tenant_id, environment_id, event_id, subscriber, lane, standing, due_at, attempts, leased_by, created_at)
    select tenant, environment, p.id, s.name, s.lane, s.after > 0,
           clock_timestamp() + make_interval(secs => coalesce(s.lease, s.after)),
           case when s.worker is null then 0 else 1 end, s.worker, clock_timestamp()
    from published p cross join lateral (
      select * from json_to_recordset(p.subscribers) as r(
        name text, lane text, after double precision, worker text, lease double precision, only_if text)
      limit json_array_length(p.subscribers)) s
    -- Scalar on purpose: of "exists" the planner would make one hash table of all interests.
    where s.only_if is null or (
      select true from event_interest i
      where i.tenant_id = tenant and i.environment_id = environment and i.interest = s.only_if
        and i.subject in ('', p.payload ->> 'invoice_id') limit 1)
    returning event_id, subscriber, leased_by
  )
  select q.event_id, q.subscriber from queued q where q.leased_by is not null;
end $$;
revoke all on function store_events(json, json) from public;
grant execute on function store_events(json, json) to remit_app;

-- Removes done deliveries that are older than the oldest kept ULID, then their events.
-- Events about an invoice or a payment are its timeline and stay. Ids contain their time, so the primary key
-- finds old rows. The recursive part walks it from one environment to the next.
create function prune_events(oldest_kept_ulid text, most integer) returns table (removed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with recursive place as (
    (select d.tenant_id, d.environment_id from event_deliveries d order by d.tenant_id, d.environment_id limit 1)
    union all
    select n.tenant_id, n.environment_id from place p cross join lateral (
      select d.tenant_id, d.environment_id from event_deliveries d
      where (d.tenant_id, d.environment_id) > (p.tenant_id, p.environment_id)
      order by d.tenant_id, d.environment_id limit 1) n
  ), old_deliveries as (
    delete from event_deliveries d using place e cross join lateral (
      select o.event_id, o.subscriber from event_deliveries o
      where o.tenant_id = e.tenant_id and o.environment_id = e.environment_id
        and o.event_id < 'evt_' || oldest_kept_ulid and o.status = 'done'
      order by o.event_id limit most for update skip locked) old
    where d.tenant_id = e.tenant_id and d.environment_id = e.environment_id
      and d.event_id = old.event_id and d.subscriber = old.subscriber
    returning d.tenant_id, d.environment_id, d.event_id, d.subscriber
  ), old_events as (
    delete from domain_events v using (select distinct tenant_id, environment_id, event_id from old_deliveries) old
    where v.tenant_id = old.tenant_id and v.environment_id = old.environment_id and v.id = old.event_id
      and v.invoice_id is null and v.payment_id is null
      and not exists (
        select from event_deliveries d
        where d.tenant_id = v.tenant_id and d.environment_id = v.environment_id and d.event_id = v.id
          and not exists (
            select from old_deliveries gone
            where gone.tenant_id = d.tenant_id and gone.environment_id = d.environment_id
              and gone.event_id = d.event_id and gone.subscriber = d.subscriber))
    returning 1
  )
  select (select count(*) from old_deliveries) + (select count(*) from old_events)
$$;
select pg_temp.let_logins_call('prune_events');
