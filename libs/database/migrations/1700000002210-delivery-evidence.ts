import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE } from '../roles';

/** Keeps with each delivery of Nomod the headers that are safe to show, and what was done with it. */
export class DeliveryEvidence1700000002210 implements MigrationInterface {
  name = 'DeliveryEvidence1700000002210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table webhook_deliveries add column headers jsonb, add column trail jsonb not null default '[]'`,
    );
    await runner.query(acceptWebhookDeliveries({ column: ', headers', type: ', headers jsonb' }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(acceptWebhookDeliveries({ column: '', type: '' }));
    await runner.query('alter table webhook_deliveries drop column headers, drop column trail');
  }
}

/** As in 1700000001800, with a further column. */
const acceptWebhookDeliveries = (more: { column: string; type: string }): string => `
  create or replace function accept_webhook_deliveries(tenant text, environment text, deliveries json, events json) returns setof text
  language plpgsql set role = ${APPLICATION_ROLE} as $$
  declare
    stored text[];
    wanted json;
  begin
    perform set_config('remit.tenant_id', tenant, true), set_config('remit.environment_id', environment, true);
    with inserted as (
      insert into webhook_deliveries (tenant_id, environment_id, id, connection_id, route, message_id, event_type, charge_id,
                                      nomod_invoice_id, link_id, body, readable, size, source, request_id, received_at${more.column})
      select tenant, environment, d.* from json_to_recordset(deliveries) as d(id text, connection_id text, route text, message_id text,
        event_type text, charge_id text, nomod_invoice_id text, link_id text, body text, readable boolean, size integer, source text,
        request_id text, received_at timestamptz${more.type})
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
  end $$`;
