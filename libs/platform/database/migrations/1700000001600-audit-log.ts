import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class AuditLog1700000001600 implements MigrationInterface {
  name = 'AuditLog1700000001600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_log_entries (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        action text not null,
        subject_id text not null,
        actor text not null,
        source text,
        request_id text,
        occurred_at timestamptz(3) not null,
        constraint audit_log_entries_pkey primary key (tenant_id, environment_id, id)
      )`);
    // No update and no delete: what was done stays on record.
    await isolateByTenant(runner, 'audit_log_entries', ['select', 'insert'], 'tenant');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_log_entries');
  }
}
