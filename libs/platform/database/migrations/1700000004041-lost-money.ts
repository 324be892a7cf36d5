import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A payment whose money is gone at Nomod without a refund keeps how much that was. */
export class LostMoney1700000004041 implements MigrationInterface {
  name = 'LostMoney1700000004041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payments add column lost_minor bigint not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payments drop column lost_minor');
  }
}
