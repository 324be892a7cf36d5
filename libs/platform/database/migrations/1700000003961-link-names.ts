import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a link is surely the payment's own, and whether the payer still reads our token in its title. */
export class LinkNames1700000003961 implements MigrationInterface {
  name = 'LinkNames1700000003961';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table payments add column link_name text
         constraint payments_link_name check (link_name in ('with_token', 'final'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payments drop column link_name');
  }
}
