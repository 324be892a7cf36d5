import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE } from '../roles';

/**
 * A group of webhook deliveries and the events that follow, in one statement and from one JSON text. `accept_webhook_deliveries` stays for processes
 * of the version before, which run on while this one takes over.
 */
export class WebhookGroups1700000002400 implements MigrationInterface {
  name = 'WebhookGroups1700000002400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function store_webhook_deliveries(tenant text, environment text, deliveries json, kind json) returns setof text
      language plpgsql set role = ${APPLICATION_ROLE} as $$
      declare
        event_type constant text := kind ->> 'type';
        event_version constant smallint := kind ->> 'version';
        subscribers constant json := kind -> 'subscribers';
      begin
        perform set_config('remit.tenant_id', tenant, true), set_config('remit.environment_id', environment, true);
        return query
        with sent as materialized (
          select * from json_to_recordset(deliveries) as s(id text, connection_id text, route text, message_id text, event_type text,
            charge_id text, nomod_invoice_id text, link_id text, body text, readable boolean, size integer, source text,
            request_id text, received_at timestamptz, event_id text, headers jsonb)
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
          select s.id, s.event_id, s.request_id, s.received_at from sent s where s.id in (select d.id from stored d)
        ), published as (
          insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, payload)
          select tenant, environment, f.event_id, event_type, event_version, f.received_at, 'nomod', f.request_id,
                 jsonb_build_object('delivery_id', f.id)
          from fresh f
        ), queued as (
          insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, standing, due_at, created_at)
          select tenant, environment, f.event_id, r.name, r.lane, r.after > 0,
                 clock_timestamp() + make_interval(secs => r.after), clock_timestamp()
          from fresh f cross join json_to_recordset(subscribers) as r(name text, lane text, after double precision)
        )
        select d.id from stored d;
      end $$`);
    await runner.query(`revoke all on function ${FUNCTION} from public`);
    await runner.query(`grant execute on function ${FUNCTION} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${FUNCTION}`);
  }
}

const FUNCTION = 'store_webhook_deliveries(text, text, json, json)';
