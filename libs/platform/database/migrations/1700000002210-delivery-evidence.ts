import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps with each delivery of Nomod the headers that are safe to show, and what was done with it. */
export class DeliveryEvidence1700000002210 implements MigrationInterface {
  name = 'DeliveryEvidence1700000002210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table webhook_deliveries add column headers jsonb, add column trail jsonb not null default '[]'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_deliveries drop column headers, drop column trail');
  }
}
