import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

const FUNCTION = 'operator_gauges()';

/** What is read of them, and no more. */
const READ = {
  attention_items: 'tenant_id, environment_id, status',
  connections: 'tenant_id, environment_id, status, paused_at',
  outgoing_webhooks: 'tenant_id, environment_id, status, created_at',
};

/** How much waits for a person, over all tenants: what alerts are made of. */
export class OperatorGauges1700000003920 implements MigrationInterface {
  name = 'OperatorGauges1700000003920';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(READ)) {
      await runner.query(`grant select (${columns}) on ${table} to ${OPERATOR_ROLE}`);
      await runner.query(`create policy ${table}_gauges on ${table} for select to ${OPERATOR_ROLE} using (true)`);
    }
    await runner.query(`
      create function ${FUNCTION} returns table (attention bigint, paused bigint, failed bigint)
      language sql stable security definer set search_path = public, pg_temp as $$
        select sum(found.attention)::bigint, sum(found.paused)::bigint, sum(found.failed)::bigint
        from environments e cross join lateral (
          select
            (select count(*) from attention_items a
              where a.tenant_id = e.tenant_id and a.environment_id = e.id and a.status = 'open') as attention,
            (select count(*) from connections c
              where c.tenant_id = e.tenant_id and c.environment_id = e.id and c.status = 'published'
                and c.paused_at is not null) as paused,
            (select count(*) from outgoing_webhooks w
              where w.tenant_id = e.tenant_id and w.environment_id = e.id and w.status = 'failed'
                and w.created_at > statement_timestamp() - interval '1 day') as failed) found
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${FUNCTION} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${FUNCTION} from public`);
    await runner.query(`grant execute on function ${FUNCTION} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${FUNCTION}`);
    for (const [table, columns] of Object.entries(READ)) {
      await runner.query(`drop policy ${table}_gauges on ${table}`);
      await runner.query(`revoke select (${columns}) on ${table} from ${OPERATOR_ROLE}`);
    }
  }
}
