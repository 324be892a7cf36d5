import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The random part of the address of an invoice's public page: 128 bits of a digest over 244 random ones, as base64url. The default stays, for servers of the
 * version before that still run.
 */
export class InvoicePages1700000004010 implements MigrationInterface {
  name = 'InvoicePages1700000004010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function new_page_key() returns text language sql volatile as $$
        select translate(encode(substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) for 16), 'base64'), '+/=', '-_')
      $$`);
    await runner.query(`
      alter table invoices
        add column page_key text not null default new_page_key(),
        add column page_key_changed_at timestamptz(3)`);
    await runner.query('create unique index invoices_page_key on invoices (tenant_id, environment_id, page_key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoices drop column page_key, drop column page_key_changed_at');
    await runner.query('drop function new_page_key()');
  }
}
