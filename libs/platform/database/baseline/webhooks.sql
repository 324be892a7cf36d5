-- Owner: libs/features/webhooks. Webhooks of Nomod.

-- body is encrypted. headers: those without secrets and signatures. trail: the processing steps, oldest first.
create table webhook_deliveries (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  connection_id text not null,
  route text not null,
  message_id text,
  event_type text,
  charge_id text,
  nomod_invoice_id text,
  link_id text,
  body text not null,
  headers jsonb not null,
  readable boolean not null,
  size integer not null,
  source text not null,
  request_id text not null,
  result text not null default 'pending',
  result_note text,
  payment_id text,
  invoice_id text,
  trail jsonb not null default '[]',
  attempts integer not null default 0,
  received_at timestamptz(3) not null,
  processed_at timestamptz(3),
  primary key (tenant_id, environment_id, id),
  constraint webhook_deliveries_result_known
    check (result in ('pending', 'processed', 'ignored_duplicate', 'ignored_not_paid', 'ignored_unknown',
      'not_ours', 'unmatched', 'unreadable', 'failed'))
);
-- Nomod repeats a message until it is answered. It is stored once.
create unique index webhook_deliveries_message
  on webhook_deliveries (tenant_id, environment_id, connection_id, message_id)
  where message_id is not null;
create index webhook_deliveries_charge on webhook_deliveries (tenant_id, environment_id, charge_id, id)
  where charge_id is not null;
create index webhook_deliveries_result on webhook_deliveries (tenant_id, environment_id, result, id);
create index webhook_deliveries_payment on webhook_deliveries (tenant_id, environment_id, payment_id, id)
  where payment_id is not null;
select pg_temp.isolate_by_environment('webhook_deliveries');
grant select, insert, update, delete on webhook_deliveries to remit_app;
create policy webhook_deliveries_operator on webhook_deliveries to remit_operator using (true);
grant select, update, delete on webhook_deliveries to remit_operator;

-- Refused webhooks. Only the size and the reason are stored.
create table rejected_deliveries (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  source text not null,
  reason text not null,
  size integer not null,
  request_id text not null,
  received_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('rejected_deliveries');
grant select, insert, delete on rejected_deliveries to remit_app;

-- Links at Nomod that Remit did not create, so that no person is asked about them again.
create table foreign_links (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  seen_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('foreign_links');
grant select, insert on foreign_links to remit_app;

-- Stores a group of webhook deliveries and their events in one statement. Skips messages that were stored before, and
-- returns the ids of the stored deliveries. `kind` names the subscribers, except for deliveries that name their own.
-- The call is a unit of work of its own, under the row policies.
create function store_webhook_deliveries(tenant text, environment text, deliveries json, kind json)
returns setof text language plpgsql set role = remit_app as $$
declare
  event_type constant text := kind ->> 'type';
  event_version constant smallint := kind ->> 'version';
begin
  perform set_config('remit.tenant_id', tenant, true), set_config('remit.environment_id', environment, true);
  return query
  with sent as materialized (
    select * from json_to_recordset(deliveries) as s(
      id text, connection_id text, route text, message_id text, event_type text, charge_id text,
      nomod_invoice_id text, link_id text, body text, readable boolean, size integer, source text,
      request_id text, received_at timestamptz, event_id text, headers jsonb, subscribers json)
  ), stored as (
    insert into webhook_deliveries (
      tenant_id, environment_id, id, connection_id, route, message_id, event_type, charge_id, nomod_invoice_id,
      link_id, body, readable, size, source, request_id, received_at, headers)
    select tenant, environment, s.id, s.connection_id, s.route, s.message_id, s.event_type, s.charge_id,
           s.nomod_invoice_id, s.link_id, s.body, s.readable, s.size, s.source, s.request_id, s.received_at,
           s.headers
    from sent s
    on conflict (tenant_id, environment_id, connection_id, message_id) where message_id is not null do nothing
    returning id
  ), fresh as (
    select s.id, s.event_id, s.request_id, s.received_at, s.subscribers from sent s
    where s.id in (select d.id from stored d)
  ), published as (
    insert into domain_events (
      tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, payload)
    select tenant, environment, f.event_id, event_type, event_version, f.received_at, 'nomod', f.request_id,
           jsonb_build_object('delivery_id', f.id)
    from fresh f
  ), queued as (
    insert into event_deliveries (
      tenant_id, environment_id, event_id, subscriber, lane, standing, due_at, attempts, leased_by, created_at)
    select tenant, environment, f.event_id, r.name, r.lane, r.after > 0,
           clock_timestamp() + make_interval(secs => coalesce(r.lease, r.after)),
           case when r.worker is null then 0 else 1 end, r.worker, clock_timestamp()
    from fresh f cross join json_to_recordset(coalesce(f.subscribers, kind -> 'subscribers')) as r(
      name text, lane text, after double precision, worker text, lease double precision)
  )
  select d.id from stored d;
end $$;
revoke all on function store_webhook_deliveries(text, text, json, json) from public;
grant execute on function store_webhook_deliveries(text, text, json, json) to remit_app;

-- Removes settled deliveries that are older than the oldest kept ULID. Unmatched and failed deliveries are removed when
-- they are older than the oldest doubtful ULID and no attention item about them is open.
create function prune_webhook_deliveries(oldest_kept_ulid text, oldest_doubtful_ulid text, most integer)
returns table (removed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with settled as (
    delete from webhook_deliveries w using environments e cross join lateral (
      select o.id from webhook_deliveries o
      where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'whd_' || oldest_kept_ulid
        and o.result not in ('pending', 'unmatched', 'failed')
      order by o.id limit most for update skip locked) old
    where w.tenant_id = e.tenant_id and w.environment_id = e.id and w.id = old.id returning 1
  ), doubtful as (
    delete from webhook_deliveries w using environments e cross join lateral (
      select o.id from webhook_deliveries o
      where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'whd_' || oldest_doubtful_ulid
        and o.result in ('unmatched', 'failed')
        and not exists (
          select from attention_items i
          where i.tenant_id = o.tenant_id and i.environment_id = o.environment_id and i.status = 'open'
            and i.key in (
              'unmatched_event:' || coalesce(o.charge_id, o.id), 'event_failed:' || coalesce(o.charge_id, o.id),
              'unreadable_event:' || coalesce(o.charge_id, o.id)))
      order by o.id limit most for update skip locked) old
    where w.tenant_id = e.tenant_id and w.environment_id = e.id and w.id = old.id returning 1
  )
  select (select count(*) from settled) + (select count(*) from doubtful)
$$;
select pg_temp.let_logins_call('prune_webhook_deliveries');
