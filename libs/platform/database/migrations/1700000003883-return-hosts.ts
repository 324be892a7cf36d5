import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hosts that payers may be sent back to. None: any public one. */
export class ReturnHosts1700000003883 implements MigrationInterface {
  name = 'ReturnHosts1700000003883';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table environments add column return_hosts text[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table environments drop column return_hosts');
  }
}
