import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looks after what was made through a connection that was deleted: another connection to the same account at Nomod. */
export class ConnectionHeir1700000003840 implements MigrationInterface {
  name = 'ConnectionHeir1700000003840';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections add column heir_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections drop column heir_id');
  }
}
