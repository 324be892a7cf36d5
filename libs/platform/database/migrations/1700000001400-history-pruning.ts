import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

const PRUNE_HISTORY = 'prune_history(text, double precision, integer)';

export class HistoryPruning1700000001400 implements MigrationInterface {
  name = 'HistoryPruning1700000001400';

  async up(runner: QueryRunner): Promise<void> {
    // Locking a row that is about to be removed needs the right to update it.
    const opened = [
      ['environments', 'select'],
      ['webhook_deliveries', 'select, update, delete'],
      ['idempotency_keys', 'select, update, delete'],
    ] as const;
    for (const [table, privileges] of opened) {
      await runner.query(`grant ${privileges} on ${table} to ${OPERATOR_ROLE}`);
      await runner.query(`create policy ${table}_operator on ${table} to ${OPERATOR_ROLE} using (true)`);
    }
    await runner.query(`grant delete on event_deliveries, domain_events to ${OPERATOR_ROLE}`);
    // Ids carry their time: a range of the primary key is what is old enough, without an index for it.
    await runner.query(`
      create function prune_history(oldest_kept_ulid text, keys_kept_days double precision, most integer)
      returns table (removed bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with old_webhooks as (
          delete from webhook_deliveries w using environments e cross join lateral (
            select o.id from webhook_deliveries o
            where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'whd_' || oldest_kept_ulid
              and o.result not in ('pending', 'unmatched', 'failed')
            order by o.id limit most for update skip locked) old
          where w.tenant_id = e.tenant_id and w.environment_id = e.id and w.id = old.id returning 1
        ), old_deliveries as (
          delete from event_deliveries d using environments e cross join lateral (
            select o.event_id, o.subscriber from event_deliveries o
            where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.event_id < 'evt_' || oldest_kept_ulid
              and o.status = 'done'
            order by o.event_id limit most for update skip locked) old
          where d.tenant_id = e.tenant_id and d.environment_id = e.id and d.event_id = old.event_id and d.subscriber = old.subscriber
          returning d.tenant_id, d.environment_id, d.event_id, d.subscriber
        ), old_events as (
          -- Events about an invoice or payment are its timeline and stay.
          delete from domain_events v using (select distinct tenant_id, environment_id, event_id from old_deliveries) old
          where v.tenant_id = old.tenant_id and v.environment_id = old.environment_id and v.id = old.event_id
            and v.invoice_id is null and v.payment_id is null
            and not exists (
              select from event_deliveries d
              where d.tenant_id = v.tenant_id and d.environment_id = v.environment_id and d.event_id = v.id
                and not exists (
                  select from old_deliveries gone where gone.tenant_id = d.tenant_id and gone.environment_id = d.environment_id
                    and gone.event_id = d.event_id and gone.subscriber = d.subscriber))
          returning 1
        ), old_keys as (
          delete from idempotency_keys k using environments e cross join lateral (
            select o.key_id, o.key from idempotency_keys o
            where o.tenant_id = e.tenant_id and o.environment_id = e.id
              and o.created_at < clock_timestamp() - make_interval(secs => keys_kept_days * 86400)
            order by o.created_at limit most for update skip locked) old
          where k.tenant_id = e.tenant_id and k.environment_id = e.id and k.key_id = old.key_id and k.key = old.key returning 1
        )
        select (select count(*) from old_webhooks) + (select count(*) from old_deliveries)
          + (select count(*) from old_events) + (select count(*) from old_keys)
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${PRUNE_HISTORY} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${PRUNE_HISTORY} from public`);
    await runner.query(`grant execute on function ${PRUNE_HISTORY} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${PRUNE_HISTORY}`);
    await runner.query(`revoke delete on event_deliveries, domain_events from ${OPERATOR_ROLE}`);
    for (const table of ['environments', 'webhook_deliveries', 'idempotency_keys']) {
      await runner.query(`drop policy ${table}_operator on ${table}`);
      await runner.query(`revoke all on ${table} from ${OPERATOR_ROLE}`);
    }
  }
}
