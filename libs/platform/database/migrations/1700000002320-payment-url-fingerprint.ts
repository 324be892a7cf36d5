import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Payments are found by their URL though it is encrypted: by a keyed fingerprint of it. Rows from before have none, and get it by `npm run keys:rotate`: the
 * database does not know the key.
 */
export class PaymentUrlFingerprint1700000002320 implements MigrationInterface {
  name = 'PaymentUrlFingerprint1700000002320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payments add column url_fingerprint text not null default ''`);
    await runner.query(`
      create index payments_url on payments (tenant_id, environment_id, url_fingerprint) where url_fingerprint <> ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index payments_url');
    await runner.query('alter table payments drop column url_fingerprint');
  }
}
