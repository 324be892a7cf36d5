import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often Nomod answered that an object was made, in a form that cannot be used. */
export class UnusableAnswers1700000004160 implements MigrationInterface {
  name = 'UnusableAnswers1700000004160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table remote_operations add column unusable_answers integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table remote_operations drop column unusable_answers');
  }
}
