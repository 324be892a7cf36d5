import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** Who is signed in to the console. A session may hold keys of several tenants, so its rows belong to a tenant of their own that no key can name. */
export class ConsoleSessions1700000003881 implements MigrationInterface {
  name = 'ConsoleSessions1700000003881';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table console_sessions (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        keys jsonb not null,
        operator_proof text,
        created_at timestamptz(3) not null,
        last_seen_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        constraint console_sessions_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'console_sessions');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table console_sessions');
  }
}
