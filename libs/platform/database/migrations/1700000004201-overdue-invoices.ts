import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an invoice was told of as overdue. */
export class OverdueInvoices1700000004201 implements MigrationInterface {
  name = 'OverdueInvoices1700000004201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoices add column overdue_told_at timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoices drop column overdue_told_at');
  }
}
