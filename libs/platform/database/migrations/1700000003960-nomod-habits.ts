import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was learned of the account at Nomod is kept with the connection, and so is how what is made there is called. */
export class NomodHabits1700000003960 implements MigrationInterface {
  name = 'NomodHabits1700000003960';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table connections add column nomod_habits jsonb not null default '{}', add column title_template text`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections drop column nomod_habits, drop column title_template');
  }
}
