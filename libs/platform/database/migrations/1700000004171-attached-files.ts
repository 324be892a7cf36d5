import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether files go along with e-mails, and which payment an e-mail is about. */
export class AttachedFiles1700000004171 implements MigrationInterface {
  name = 'AttachedFiles1700000004171';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table email_settings add column attach_pdf boolean not null default true');
    await runner.query('alter table email_settings alter column attach_pdf drop default');
    await runner.query('alter table emails add column payment_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table emails drop column payment_id');
    await runner.query('alter table email_settings drop column attach_pdf');
  }
}
