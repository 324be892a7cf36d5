import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';
import { isolateByTenant } from './tenant-isolation';

const GAUGES = 'sweep_gauges()';

const TABLES = ['domain_events', 'event_deliveries'] as const;

/** What sweeps of the accounts at Nomod learned, and where they go on. Connections that are published already are swept from now on. */
export class AccountSweeps1700000003950 implements MigrationInterface {
  name = 'AccountSweeps1700000003950';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_sweeps (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        swept_at timestamptz(3),
        reads_objects boolean not null,
        webhooks text not null,
        pause_seconds double precision not null,
        progress jsonb not null,
        constraint account_sweeps_pkey primary key (tenant_id, environment_id, id),
        constraint account_sweeps_webhooks check (webhooks in ('unknown', 'arriving', 'missing'))
      )`);
    await isolateByTenant(runner, 'account_sweeps');
    await this.createGauges(runner);
    // Of every tenant: the owner of the tables reads past the policies for this one statement.
    for (const table of TABLES) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(`
      insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, standing, due_at, created_at)
      select tenant_id, environment_id, id, 'sweep-account-when-connection-published', 'gateway', true, now(), now()
      from domain_events where type = 'connection.published'
      on conflict do nothing`);
    for (const table of TABLES) await runner.query(`alter table ${table} force row level security`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${GAUGES}`);
    await runner.query(`revoke select (id) on connections from ${OPERATOR_ROLE}`);
    await runner.query('alter table event_deliveries no force row level security');
    await runner.query(`delete from event_deliveries where subscriber = 'sweep-account-when-connection-published'`);
    await runner.query('alter table event_deliveries force row level security');
    await runner.query('drop table account_sweeps');
  }

  /** Of published connections whose key works, over all tenants. */
  private async createGauges(runner: QueryRunner): Promise<void> {
    await runner.query(`grant select (id) on connections to ${OPERATOR_ROLE}`);
    await runner.query(
      `grant select (tenant_id, environment_id, id, swept_at, reads_objects) on account_sweeps to ${OPERATOR_ROLE}`,
    );
    await runner.query(
      `create policy account_sweeps_gauges on account_sweeps for select to ${OPERATOR_ROLE} using (true)`,
    );
    await runner.query(`
      create function ${GAUGES} returns table (lag double precision, unreliable bigint)
      language sql stable security definer set search_path = public, pg_temp as $$
        select extract(epoch from statement_timestamp() - min(s.swept_at))::double precision,
               count(*) filter (where s.reads_objects)
        from environments e join connections c on c.tenant_id = e.tenant_id and c.environment_id = e.id
        join account_sweeps s on s.tenant_id = e.tenant_id and s.environment_id = e.id and s.id = c.id
        where c.status = 'published' and c.paused_at is null
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${GAUGES} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${GAUGES} from public`);
    await runner.query(`grant execute on function ${GAUGES} to ${APPLICATION_ROLE}`);
  }
}
