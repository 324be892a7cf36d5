import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Customers are found by e-mail though it is encrypted: by a keyed fingerprint of it. Rows from before have none, and get it when they are written
 * next or by `npm run keys:rotate`: the database does not know the key.
 */
export class CustomerEmail1700000001900 implements MigrationInterface {
  name = 'CustomerEmail1700000001900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table customers add column email_fingerprint text not null default ''`);
    await runner.query(`create index customers_email on customers (tenant_id, environment_id, email_fingerprint)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index customers_email');
    await runner.query('alter table customers drop column email_fingerprint');
  }
}
