import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A refund that Nomod accepted and could not do is known by the failures that the charge shows since. */
export class RefundFailures1700000004000 implements MigrationInterface {
  name = 'RefundFailures1700000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payment_refunds add column seen_failures integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payment_refunds drop column seen_failures');
  }
}
