import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which message comes back at the end of an endpoint's pause: the others need not. */
export class NextProbe1700000003983 implements MigrationInterface {
  name = 'NextProbe1700000003983';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_endpoints add column next_probe_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_endpoints drop column next_probe_id');
  }
}
