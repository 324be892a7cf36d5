import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

/**
 * Events are stored with their deliveries already leased to the worker of the process that publishes them, as far as it has room: claiming them took a third
 * of PostgreSQL's time for a settled payment. And without deliveries to subscribers that would find nothing to do. `publish_events` stays for processes of the
 * version before, which run on while this one takes over.
 *
 * A worker holds an advisory lock on its name as long as it lives, so that what it had leased need not wait for the end of the lease when it dies.
 */
export class Handover1700000002510 implements MigrationInterface {
  name = 'Handover1700000002510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function store_events(events json) returns table (event_id text, subscriber text) language plpgsql as $$
      #variable_conflict use_column
      declare
        tenant constant text := current_setting('remit.tenant_id');
        environment constant text := current_setting('remit.environment_id');
      begin
        return query
        with published as materialized (
          select * from json_to_recordset(events) as e(id text, type text, version smallint, occurred_at timestamptz, actor text,
            correlation_id text, causation_id text, payload jsonb, subscribers json)
        ), event as (
          insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, causation_id,
                                     invoice_id, payment_id, payload)
          select tenant, environment, p.id, p.type, p.version, p.occurred_at, p.actor, p.correlation_id, p.causation_id,
                 p.payload ->> 'invoice_id', p.payload ->> 'payment_id', p.payload
          from published p
        ), queued as (
          insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, standing, due_at, attempts, leased_by, created_at)
          select tenant, environment, p.id, s.name, s.lane, s.after > 0, clock_timestamp() + make_interval(secs => coalesce(s.lease, s.after)),
                 case when s.worker is null then 0 else 1 end, s.worker, clock_timestamp()
          from published p cross join lateral json_to_recordset(p.subscribers)
            as s(name text, lane text, after double precision, worker text, lease double precision, only_if text)
          -- Scalar on purpose: of "exists" the planner would make one hash table of all open links.
          where case s.only_if
            when 'webhook_endpoint_exists' then (
              select true from webhook_endpoints w where w.tenant_id = tenant and w.environment_id = environment limit 1)
            when 'link_is_open' then (
              select true from payments l where l.tenant_id = tenant and l.environment_id = environment and l.invoice_id = p.payload ->> 'invoice_id'
                and l.payment_method_type = 'payment_link' and l.payment_status in ('initiated', 'pending') limit 1)
            when 'invoice_sync_is_on' then coalesce((
              select i.state <> 'off' from invoice_syncs i
              where i.tenant_id = tenant and i.environment_id = environment and i.id = p.payload ->> 'invoice_id'), true)
            else true end
          returning event_id, subscriber, leased_by
        )
        select q.event_id, q.subscriber from queued q where q.leased_by is not null;
      end $$`);
    await runner.query(`revoke all on function ${STORE_EVENTS} from public`);
    await runner.query(`grant execute on function ${STORE_EVENTS} to ${APPLICATION_ROLE}`);
    await runner.query(STORE_WEBHOOK_DELIVERIES);
    await runner.query(`
      create function free_leases_of_dead_workers() returns table (freed bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with worker as (
          select distinct leased_by as name from event_deliveries where status = 'pending' and leased_by like '%:locked'
        ), dead as materialized (
          select name from worker where not exists (
            select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(name, 0))
        ), left_behind as (
          select tenant_id, environment_id, event_id, subscriber from event_deliveries
          where status = 'pending' and leased_by in (select name from dead) for update skip locked
        ), freed as (
          update event_deliveries d set leased_by = null, due_at = clock_timestamp() from left_behind l
          where d.tenant_id = l.tenant_id and d.environment_id = l.environment_id and d.event_id = l.event_id and d.subscriber = l.subscriber
          returning 1
        )
        select count(*) from freed
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${FREE_LEASES} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${FREE_LEASES} from public`);
    await runner.query(`grant execute on function ${FREE_LEASES} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${FREE_LEASES}`);
    await runner.query(`drop function ${STORE_EVENTS}`);
  }
}

const STORE_EVENTS = 'store_events(json)';
const FREE_LEASES = 'free_leases_of_dead_workers()';

/** Takes what the version before sends as well, whose deliveries name no subscribers of their own: it stays when this migration is undone. */
const STORE_WEBHOOK_DELIVERIES = `
      create or replace function store_webhook_deliveries(tenant text, environment text, deliveries json, kind json) returns setof text
      language plpgsql set role = ${APPLICATION_ROLE} as $$
      declare
        event_type constant text := kind ->> 'type';
        event_version constant smallint := kind ->> 'version';
      begin
        perform set_config('remit.tenant_id', tenant, true), set_config('remit.environment_id', environment, true);
        return query
        with sent as materialized (
          select * from json_to_recordset(deliveries) as s(id text, connection_id text, route text, message_id text, event_type text,
            charge_id text, nomod_invoice_id text, link_id text, body text, readable boolean, size integer, source text,
            request_id text, received_at timestamptz, event_id text, headers jsonb, subscribers json)
        ), stored as (
          insert into webhook_deliveries (tenant_id, environment_id, id, connection_id, route, message_id, event_type, charge_id,
                                          nomod_invoice_id, link_id, body, readable, size, source, request_id, received_at,
                                          headers)
          select tenant, environment, s.id, s.connection_id, s.route, s.message_id, s.event_type, s.charge_id,
                 s.nomod_invoice_id, s.link_id, s.body, s.readable, s.size, s.source, s.request_id, s.received_at, s.headers
          from sent s
          on conflict (tenant_id, environment_id, connection_id, message_id) where message_id is not null do nothing
          returning id
        ), fresh as (
          select s.id, s.event_id, s.request_id, s.received_at, s.subscribers from sent s where s.id in (select d.id from stored d)
        ), published as (
          insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, payload)
          select tenant, environment, f.event_id, event_type, event_version, f.received_at, 'nomod', f.request_id,
                 jsonb_build_object('delivery_id', f.id)
          from fresh f
        ), queued as (
          insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, standing, due_at, created_at, attempts, leased_by)
          select tenant, environment, f.event_id, r.name, r.lane, r.after > 0,
                 clock_timestamp() + make_interval(secs => coalesce(r.lease, r.after)), clock_timestamp(),
                 case when r.worker is null then 0 else 1 end, r.worker
          from fresh f cross join lateral json_to_recordset(coalesce(f.subscribers, kind -> 'subscribers'))
            as r(name text, lane text, after double precision, worker text, lease double precision)
        )
        select d.id from stored d;
      end $$`;
