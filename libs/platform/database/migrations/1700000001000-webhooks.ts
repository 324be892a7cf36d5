import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class Webhooks1700000001000 implements MigrationInterface {
  name = 'Webhooks1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook_deliveries (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        connection_id text not null,
        route text not null,
        message_id text,
        event_type text,
        charge_id text,
        nomod_invoice_id text,
        link_id text,
        body text not null,
        readable boolean not null,
        size integer not null,
        source text not null,
        request_id text not null,
        result text not null default 'pending',
        result_note text,
        payment_id text,
        invoice_id text,
        attempts integer not null default 0,
        received_at timestamptz(3) not null,
        processed_at timestamptz(3),
        constraint webhook_deliveries_pkey primary key (tenant_id, environment_id, id),
        constraint webhook_deliveries_result_known check (result in ('pending', 'processed', 'ignored_duplicate', 'ignored_not_paid',
          'ignored_unknown', 'not_ours', 'unmatched', 'unreadable', 'failed'))
      )`);
    await runner.query(`
      create unique index webhook_deliveries_message on webhook_deliveries (tenant_id, environment_id, connection_id, message_id)
      where message_id is not null`);
    await runner.query(`
      create index webhook_deliveries_charge on webhook_deliveries (tenant_id, environment_id, charge_id, id) where charge_id is not null`);
    await runner.query(
      'create index webhook_deliveries_result on webhook_deliveries (tenant_id, environment_id, result, id)',
    );
    await isolateByTenant(runner, 'webhook_deliveries');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhook_deliveries');
  }
}
