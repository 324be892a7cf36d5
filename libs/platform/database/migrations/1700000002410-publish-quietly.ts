import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Publishing no longer notifies inside the transaction: PostgreSQL lets transactions that notify commit only one after the other, each waiting for the
 * disk by itself. The process that has committed tells the others afterwards; whoever misses that looks twice a second anyway.
 */
export class PublishQuietly1700000002410 implements MigrationInterface {
  name = 'PublishQuietly1700000002410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(publishEvents(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(publishEvents(`perform pg_notify('remit_events', '');`));
  }
}

const publishEvents = (afterwards: string) => `
      create or replace function publish_events(events json) returns void language plpgsql as $$
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
        ${afterwards}
      end $$`;
