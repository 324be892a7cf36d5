import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

const PRUNE_MESSAGES = 'prune_messages(text, text, integer)';

/** What the operator's functions may do with each table from now on; locking a row that is about to be removed needs the right to update it. */
const OPENED = [
  ['outgoing_webhooks', 'select, update, delete'],
  ['outgoing_webhook_attempts', 'select, delete'],
  ['attention_items', 'select'],
] as const;

/**
 * What was sent to receivers, and what they answered, is personal data: it goes when it is old enough and came to an end. So does an incoming event that
 * matched nothing or failed, once nobody is asked about it any more.
 */
export class MessagePruning1700000003902 implements MigrationInterface {
  name = 'MessagePruning1700000003902';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, privileges] of OPENED) {
      await runner.query(`grant ${privileges} on ${table} to ${OPERATOR_ROLE}`);
      await runner.query(`create policy ${table}_pruning on ${table} to ${OPERATOR_ROLE} using (true)`);
    }
    await runner.query(`
      create function prune_messages(oldest_kept_ulid text, oldest_doubtful_ulid text, most integer)
      returns table (removed bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with old_messages as (
          delete from outgoing_webhooks m using environments e cross join lateral (
            select o.id from outgoing_webhooks o
            where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'msg_' || oldest_kept_ulid and o.status <> 'pending'
            order by o.id limit most for update skip locked) old
          where m.tenant_id = e.tenant_id and m.environment_id = e.id and m.id = old.id
          returning m.tenant_id, m.environment_id, m.id
        ), old_attempts as (
          delete from outgoing_webhook_attempts a using old_messages m
          where a.tenant_id = m.tenant_id and a.environment_id = m.environment_id and a.outgoing_webhook_id = m.id
          returning 1
        ), doubtful as (
          delete from webhook_deliveries w using environments e cross join lateral (
            select o.id from webhook_deliveries o
            where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'whd_' || oldest_doubtful_ulid
              and o.result in ('unmatched', 'failed')
              and not exists (
                select from attention_items i where i.tenant_id = o.tenant_id and i.environment_id = o.environment_id and i.status = 'open'
                  and i.key in (
                    'unmatched_event:' || coalesce(o.charge_id, o.id), 'event_failed:' || coalesce(o.charge_id, o.id),
                    'unreadable_event:' || coalesce(o.charge_id, o.id)))
            order by o.id limit most for update skip locked) old
          where w.tenant_id = e.tenant_id and w.environment_id = e.id and w.id = old.id returning 1
        )
        select (select count(*) from old_messages) + (select count(*) from old_attempts) + (select count(*) from doubtful)
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${PRUNE_MESSAGES} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${PRUNE_MESSAGES} from public`);
    await runner.query(`grant execute on function ${PRUNE_MESSAGES} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${PRUNE_MESSAGES}`);
    // Others of the operator's functions read these tables too, so that the right to read stays.
    await runner.query(`revoke update, delete on outgoing_webhooks, outgoing_webhook_attempts from ${OPERATOR_ROLE}`);
    for (const [table] of OPENED) {
      await runner.query(`drop policy ${table}_pruning on ${table}`);
    }
  }
}
