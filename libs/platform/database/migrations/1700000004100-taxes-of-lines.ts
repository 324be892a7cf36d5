import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one of a line costs and its tax rate, the day an invoice is issued, and the rate that people usually put on a line. Rates are per cent, as exact text. */
export class TaxesOfLines1700000004100 implements MigrationInterface {
  name = 'TaxesOfLines1700000004100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoice_lines add column unit_price text, add column tax_rate text');
    await runner.query('alter table invoices add column issue_date date');
    await runner.query('alter table business_profiles add column default_tax_rate text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table business_profiles drop column default_tax_rate');
    await runner.query('alter table invoices drop column issue_date');
    await runner.query('alter table invoice_lines drop column unit_price, drop column tax_rate');
  }
}
