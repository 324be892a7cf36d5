import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE } from '../roles';

/**
 * What is written most, as functions: PostgreSQL keeps their plans, and a group of webhook deliveries needs one round trip instead of five.
 * Rows come as one JSON text, which both ends read natively. Both run as the caller and under its row policies.
 */
export class Publishing1700000001800 implements MigrationInterface {
  name = 'Publishing1700000001800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function publish_events(events json) returns void language plpgsql as $$
      declare
        tenant constant text := current_setting('remit.tenant_id');
        environment constant text := current_setting('remit.environment_id');
      begin
        with published as materialized (
          select * from json_to_recordset(events) as e(id text, type text, version smallint, occurred_at timestamptz, actor text,
            correlation_id text, causation_id text, payload jsonb, subscribers json)
        ), event as (
          insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, causation_id,
                                     invoice_id, payment_id, payload)
          select tenant, environment, p.id, p.type, p.version, p.occurred_at, p.actor, p.correlation_id, p.causation_id,
                 p.payload ->> 'invoice_id', p.payload ->> 'payment_id', p.payload
          from published p
        )
        insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, standing, due_at, created_at)
        select tenant, environment, p.id, s.name, s.lane, s.after > 0, clock_timestamp() + make_interval(secs => s.after), clock_timestamp()
        from published p cross join lateral json_to_recordset(p.subscribers) as s(name text, lane text, after double precision);
        perform pg_notify('remit_events', '');
      end $$`);
    await runner.query(`
      create function accept_webhook_deliveries(tenant text, environment text, deliveries json, events json) returns setof text
      language plpgsql set role = ${APPLICATION_ROLE} as $$
      declare
        stored text[];
        wanted json;
      begin
        perform set_config('remit.tenant_id', tenant, true), set_config('remit.environment_id', environment, true);
        with inserted as (
          insert into webhook_deliveries (tenant_id, environment_id, id, connection_id, route, message_id, event_type, charge_id,
                                          nomod_invoice_id, link_id, body, readable, size, source, request_id, received_at)
          select tenant, environment, d.* from json_to_recordset(deliveries) as d(id text, connection_id text, route text, message_id text,
            event_type text, charge_id text, nomod_invoice_id text, link_id text, body text, readable boolean, size integer, source text,
            request_id text, received_at timestamptz)
          on conflict do nothing returning id
        )
        select array_agg(id) into stored from inserted;
        if stored is null then return; end if;
        wanted := events;
        if cardinality(stored) < json_array_length(deliveries) then
          select json_agg(e) into wanted from json_array_elements(events) e where e #>> '{payload,delivery_id}' = any (stored);
        end if;
        perform publish_events(wanted);
        return query select unnest(stored);
      end $$`);
    for (const signature of FUNCTIONS) {
      await runner.query(`revoke all on function ${signature} from public`);
      await runner.query(`grant execute on function ${signature} to ${APPLICATION_ROLE}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of FUNCTIONS.toReversed()) await runner.query(`drop function ${signature}`);
  }
}

const FUNCTIONS = ['publish_events(json)', 'accept_webhook_deliveries(text, text, json, json)'];
