import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A due date is a calendar day, and every finalized invoice has one: the 30 days that Nomod was told where there was none. An invoice of which nothing was due is
 * paid since it was finalized.
 *
 * The new values are part of the change of type: row policies would hide the rows from an update.
 */
export class DueDays1700000003500 implements MigrationInterface {
  name = 'DueDays1700000003500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoices
        alter column due_date type date using (
          (case when status = 'finalized' then coalesce(due_date, finalized_at + interval '30 days') else due_date end) at time zone 'UTC')::date,
        alter column paid_at type timestamptz(3) using (
          case when status = 'finalized' and payment_status = 'succeeded' and total_minor = 0 then coalesce(paid_at, finalized_at) else paid_at end)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table invoices alter column due_date type timestamptz(3) using due_date::timestamp at time zone 'UTC'`,
    );
  }
}
