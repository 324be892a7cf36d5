import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class Customers1700000000400 implements MigrationInterface {
  name = 'Customers1700000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customers (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        external_id text not null,
        name text not null,
        status text not null,
        contact_data text not null,
        timezone text not null,
        metadata jsonb not null,
        nomod_customer_id text,
        nomod_synced_at timestamptz(3),
        created_by text not null,
        updated_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint customers_pkey primary key (tenant_id, environment_id, id),
        constraint customers_status check (status in ('published', 'archived'))
      )`);
    await runner.query(`
      create unique index customers_external_id on customers (tenant_id, environment_id, external_id) where status = 'published'`);
    await isolateByTenant(runner, 'customers', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customers');
  }
}
