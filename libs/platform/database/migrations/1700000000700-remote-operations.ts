import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class RemoteOperations1700000000700 implements MigrationInterface {
  name = 'RemoteOperations1700000000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table remote_operations (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        kind text not null,
        connection_id text not null,
        subject_id text not null,
        state text not null default 'planned',
        calls integer not null default 0,
        leased_until timestamptz(3),
        uncertain_since timestamptz(3),
        remote_id text,
        last_error text,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint remote_operations_pkey primary key (tenant_id, environment_id, id),
        constraint remote_operations_kind check (kind in ('customer', 'invoice', 'link')),
        constraint remote_operations_state check (state in ('planned', 'calling', 'unknown', 'refused', 'done'))
      )`);
    await runner.query(`
      create unique index remote_operations_subject on remote_operations (tenant_id, environment_id, kind, connection_id, subject_id)`);
    await isolateByTenant(runner, 'remote_operations', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table remote_operations');
  }
}
