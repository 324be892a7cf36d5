import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATUSES = `'initiated', 'pending', 'succeeded', 'partially_refunded', 'refunded', 'failed', 'voided'`;

/** When the link of a payment stops working, as chosen for it or for its connection. The check is validated by itself, so that nobody waits for it. */
export class PaymentDeadlines1700000004101 implements MigrationInterface {
  name = 'PaymentDeadlines1700000004101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payments add column expires_at timestamptz(3)');
    await this.allow(runner, `${STATUSES}, 'expired'`);
    await runner.query(`
      alter table connections
        add column link_expires_after_hours integer,
        add constraint connections_link_expiry check (link_expires_after_hours between 1 and 8760)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections drop column link_expires_after_hours');
    await this.allow(runner, STATUSES);
    await runner.query('alter table payments drop column expires_at');
  }

  private async allow(runner: QueryRunner, statuses: string): Promise<void> {
    await runner.query('alter table payments drop constraint payments_status_known');
    await runner.query(
      `alter table payments add constraint payments_status_known check (payment_status in (${statuses})) not valid`,
    );
    await runner.query('alter table payments validate constraint payments_status_known');
  }
}
