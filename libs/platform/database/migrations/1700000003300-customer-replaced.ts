import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A customer may be removed at Nomod, or get another e-mail here: its mapping is empty until the next push. */
export class CustomerReplaced1700000003300 implements MigrationInterface {
  name = 'CustomerReplaced1700000003300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table customer_mappings
        alter column nomod_customer_id drop not null,
        add column checked_at timestamptz(3) not null default now()`);
    await runner.query(`alter table customer_mappings alter column checked_at drop default`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from customer_mappings where nomod_customer_id is null`);
    await runner.query(`
      alter table customer_mappings
        drop column checked_at,
        alter column nomod_customer_id set not null`);
  }
}
