import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A receiver that does not answer is left alone for a while: since how many calls it has not, and until when. */
export class EndpointPauses1700000003901 implements MigrationInterface {
  name = 'EndpointPauses1700000003901';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table webhook_endpoints add column unanswered integer not null default 0, add column paused_until timestamptz(3)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_endpoints drop column paused_until, drop column unanswered');
  }
}
