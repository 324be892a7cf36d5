import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A refund that is asked for again with the same key remembers that earlier calls of it had no answer: Nomod may still do them. */
export class LostRefundCalls1700000004040 implements MigrationInterface {
  name = 'LostRefundCalls1700000004040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payment_refunds add column lost_calls integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payment_refunds drop column lost_calls');
  }
}
