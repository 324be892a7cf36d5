import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much money an act was about. */
export class AuditLogDetails1700000003210 implements MigrationInterface {
  name = 'AuditLogDetails1700000003210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_log_entries add column details jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_log_entries drop column details');
  }
}
