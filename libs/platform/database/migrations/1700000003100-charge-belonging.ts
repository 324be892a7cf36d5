import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** Which invoice claimed a charge, which links are not ours, and when Nomod made an invoice. */
export class ChargeBelonging1700000003100 implements MigrationInterface {
  name = 'ChargeBelonging1700000003100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invoice_charge_claims (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        invoice_id text not null,
        nomod_invoice_id text not null,
        claimed_at timestamptz(3) not null,
        constraint invoice_charge_claims_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query(`
      create index invoice_charge_claims_nomod_invoice on invoice_charge_claims (tenant_id, environment_id, nomod_invoice_id)`);
    await isolateByTenant(runner, 'invoice_charge_claims', ['select', 'insert']);

    await runner.query(`
      create table foreign_links (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        seen_at timestamptz(3) not null,
        constraint foreign_links_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'foreign_links', ['select', 'insert']);

    await runner.query('alter table invoice_syncs add column nomod_created_at timestamptz(3)');
    await runner.query('drop index invoice_syncs_asked');
    await runner.query(`
      create index invoice_syncs_nomod_customer on invoice_syncs (tenant_id, environment_id, nomod_customer_id, id)
      where nomod_customer_id is not null`);
    await runner.query(`
      create index customer_mappings_nomod_customer on customer_mappings (tenant_id, environment_id, nomod_customer_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index customer_mappings_nomod_customer');
    await runner.query('drop index invoice_syncs_nomod_customer');
    await runner.query(`
      create index invoice_syncs_asked on invoice_syncs (tenant_id, environment_id, connection_id, nomod_customer_id, amount_minor)
      where state = 'synced'`);
    await runner.query('alter table invoice_syncs drop column nomod_created_at');
    await runner.query('drop table foreign_links');
    await runner.query('drop table invoice_charge_claims');
  }
}
