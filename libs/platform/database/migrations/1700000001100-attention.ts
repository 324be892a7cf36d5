import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class Attention1700000001100 implements MigrationInterface {
  name = 'Attention1700000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attention_items (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        key text not null,
        kind text not null,
        summary text not null,
        status text not null default 'open',
        invoice_id text,
        payment_id text,
        charge_id text,
        connection_id text,
        ours jsonb not null,
        nomods jsonb not null,
        occurrences integer not null default 1,
        first_seen_at timestamptz(3) not null,
        last_seen_at timestamptz(3) not null,
        resolved_at timestamptz(3),
        resolved_by text,
        note text,
        constraint attention_items_pkey primary key (tenant_id, environment_id, id),
        constraint attention_items_status_known check (status in ('open', 'resolved', 'dismissed')),
        constraint attention_items_occurrences check (occurrences > 0)
      )`);
    await runner.query(`
      create unique index attention_items_open_key on attention_items (tenant_id, environment_id, key) where status = 'open'`);
    await runner.query('create index attention_items_key on attention_items (tenant_id, environment_id, key, id)');
    await runner.query(
      'create index attention_items_status on attention_items (tenant_id, environment_id, status, id)',
    );
    await isolateByTenant(runner, 'attention_items', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attention_items');
  }
}
