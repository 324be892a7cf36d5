import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** Acts about money above an amount wait for a second key. No limits: none waits. */
export class Approvals1700000003981 implements MigrationInterface {
  name = 'Approvals1700000003981';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table environments add column approval_limits jsonb not null default '{}'`);
    await runner.query(`
      create table approvals (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        act text not null,
        subject_id text not null,
        amount_minor bigint not null,
        currency text not null,
        state text not null,
        requested_by text not null,
        decided_by text,
        created_at timestamptz(3) not null,
        decided_at timestamptz(3),
        expires_at timestamptz(3) not null,
        constraint approvals_pkey primary key (tenant_id, environment_id, id),
        constraint approvals_state_known check (state in ('waiting', 'approved', 'used', 'refused'))
      )`);
    await runner.query('create index approvals_state on approvals (tenant_id, environment_id, state, id)');
    await runner.query('create index approvals_subject on approvals (tenant_id, environment_id, subject_id, id)');
    await isolateByTenant(runner, 'approvals', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table approvals');
    await runner.query('alter table environments drop column approval_limits');
  }
}
