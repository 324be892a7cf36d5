import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What payers are offered beside the card: chosen for a connection, and otherwise for an invoice. And how a payment was paid. */
export class PaymentOptions1700000004060 implements MigrationInterface {
  name = 'PaymentOptions1700000004060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table connections add column payment_options jsonb not null default '{}'`);
    await runner.query('alter table invoices add column payment_options jsonb');
    await runner.query('alter table payments add column paid_with jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payments drop column paid_with');
    await runner.query('alter table invoices drop column payment_options');
    await runner.query('alter table connections drop column payment_options');
  }
}
