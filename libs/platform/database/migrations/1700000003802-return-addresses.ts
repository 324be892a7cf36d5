import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** The address that a payer comes back to, which names the link or invoice at Nomod that was paid. */
export class ReturnAddresses1700000003802 implements MigrationInterface {
  name = 'ReturnAddresses1700000003802';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table return_addresses (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        subject_id text not null,
        connection_id text not null,
        invoice_id text not null,
        payment_id text,
        created_at timestamptz(3) not null,
        constraint return_addresses_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query(
      'create index return_addresses_subject on return_addresses (tenant_id, environment_id, subject_id)',
    );
    await isolateByTenant(runner, 'return_addresses', ['select', 'insert']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table return_addresses');
  }
}
