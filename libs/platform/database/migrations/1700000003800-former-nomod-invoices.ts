import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** Nomod invoices that were replaced: a payer may still have paid there. */
export class FormerNomodInvoices1700000003800 implements MigrationInterface {
  name = 'FormerNomodInvoices1700000003800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table former_nomod_invoices (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        invoice_id text not null,
        nomod_customer_id text not null,
        currency text not null,
        amount_minor bigint not null,
        made_at timestamptz(3) not null,
        constraint former_nomod_invoices_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query(`
      create index former_nomod_invoices_customer on former_nomod_invoices (tenant_id, environment_id, nomod_customer_id)`);
    await isolateByTenant(runner, 'former_nomod_invoices', ['select', 'insert']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table former_nomod_invoices');
  }
}
