import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last probe of an account is kept with its connection, and the link that it makes is a remote operation as others are. */
export class NomodProbes1700000003962 implements MigrationInterface {
  name = 'NomodProbes1700000003962';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections add column nomod_probe jsonb');
    await restrict(runner, `'customer', 'invoice', 'link', 'probe'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections drop column nomod_probe');
    await runner.query(`delete from remote_operations where kind = 'probe'`);
    await restrict(runner, `'customer', 'invoice', 'link'`);
  }
}

async function restrict(runner: QueryRunner, kinds: string): Promise<void> {
  await runner.query('alter table remote_operations drop constraint remote_operations_kind');
  await runner.query(`alter table remote_operations add constraint remote_operations_kind check (kind in (${kinds}))`);
}
