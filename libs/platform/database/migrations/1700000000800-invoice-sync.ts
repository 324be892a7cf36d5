import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class InvoiceSync1700000000800 implements MigrationInterface {
  name = 'InvoiceSync1700000000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invoice_syncs (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        connection_id text,
        state text not null,
        generation integer not null default 1,
        amount_minor bigint not null,
        currency text not null,
        nomod_customer_id text,
        nomod_invoice_id text,
        nomod_reference_id text,
        nomod_invoice_code text,
        nomod_invoice_status text,
        url text,
        is_unusable boolean not null default false,
        last_charge_id text,
        attempts integer not null default 0,
        last_error_code text,
        last_error text,
        next_try_at timestamptz(3),
        synced_at timestamptz(3),
        checked_at timestamptz(3),
        paid_seen_at timestamptz(3),
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint invoice_syncs_pkey primary key (tenant_id, environment_id, id),
        constraint invoice_syncs_state check (state in ('off', 'waiting', 'syncing', 'synced', 'failed', 'cancelled')),
        constraint invoice_syncs_amount check (amount_minor > 0),
        constraint invoice_syncs_synced check (state <> 'synced' or (nomod_invoice_id is not null and url is not null))
      )`);
    await runner.query(`
      create unique index invoice_syncs_nomod_invoice on invoice_syncs (tenant_id, environment_id, nomod_invoice_id)
      where nomod_invoice_id is not null`);
    await runner.query(`
      create unique index invoice_syncs_charge on invoice_syncs (tenant_id, environment_id, last_charge_id)
      where last_charge_id is not null`);
    await runner.query(`
      create index invoice_syncs_asked on invoice_syncs (tenant_id, environment_id, connection_id, nomod_customer_id, amount_minor)
      where state = 'synced'`);
    await isolateByTenant(runner, 'invoice_syncs', ['select', 'insert', 'update']);

    await runner.query(`
      create table customer_mappings (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        connection_id text not null,
        customer_id text not null,
        nomod_customer_id text not null,
        created_at timestamptz(3) not null,
        constraint customer_mappings_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query(`
      create unique index customer_mappings_customer on customer_mappings (tenant_id, environment_id, connection_id, customer_id)`);
    await isolateByTenant(runner, 'customer_mappings', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customer_mappings');
    await runner.query('drop table invoice_syncs');
  }
}
