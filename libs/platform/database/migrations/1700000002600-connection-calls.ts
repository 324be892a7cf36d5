import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the last calls of Nomod ended, on the connection they went through. */
export class ConnectionCalls1700000002600 implements MigrationInterface {
  name = 'ConnectionCalls1700000002600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table connections
        add column last_call_succeeded_at timestamptz(3),
        add column last_call_failed_at timestamptz(3),
        add column last_call_failure text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table connections
        drop column last_call_succeeded_at, drop column last_call_failed_at, drop column last_call_failure`);
  }
}
