import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class Connections1700000000500 implements MigrationInterface {
  name = 'Connections1700000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table connections (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        name text not null,
        provider_type text not null,
        status text not null,
        sync_config jsonb not null,
        metadata jsonb not null,
        api_key text,
        api_key_last4 text,
        api_key_set_at timestamptz(3) not null,
        webhook_secret text,
        webhook_secret_last4 text,
        webhook_secret_set_at timestamptz(3),
        previous_webhook_secret text,
        previous_webhook_secret_until timestamptz(3),
        paused_at timestamptz(3),
        paused_reason text,
        created_by text not null,
        updated_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint connections_pkey primary key (tenant_id, environment_id, id),
        constraint connections_status check (status in ('draft', 'published', 'archived')),
        constraint connections_provider_type check (provider_type in ('nomod')),
        constraint connections_api_key check (api_key is not null or status = 'archived')
      )`);
    await runner.query(`
      create unique index connections_name on connections (tenant_id, environment_id, name) where status <> 'archived'`);
    await isolateByTenant(runner, 'connections', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table connections');
  }
}
