import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class Accounts1700000000300 implements MigrationInterface {
  name = 'Accounts1700000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tenants (
        tenant_id text not null,
        name text not null,
        created_at timestamptz(3) not null,
        constraint tenants_pkey primary key (tenant_id)
      )`);
    await isolateByTenant(runner, 'tenants', ['select', 'insert'], 'tenant');

    await runner.query(`
      create table environments (
        tenant_id text not null,
        id text not null,
        name text not null,
        type text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint environments_pkey primary key (tenant_id, id),
        constraint environments_tenant_id_fkey foreign key (tenant_id) references tenants (tenant_id),
        constraint environments_type check (type in ('sandbox', 'production'))
      )`);
    await runner.query('create unique index environments_name on environments (tenant_id, name)');
    await isolateByTenant(runner, 'environments', ['select', 'insert', 'update'], 'tenant');

    await runner.query(`
      create table api_keys (
        tenant_id text not null,
        id text not null,
        environment_id text,
        name text not null,
        scopes text[] not null,
        hash text not null,
        display_id text not null,
        expires_at timestamptz(3),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        created_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint api_keys_pkey primary key (tenant_id, id),
        constraint api_keys_tenant_id_fkey foreign key (tenant_id) references tenants (tenant_id),
        constraint api_keys_environment_id_fkey foreign key (tenant_id, environment_id) references environments (tenant_id, id),
        constraint api_keys_scopes check (cardinality(scopes) > 0 and scopes <@ array['read', 'write', 'admin'])
      )`);
    await runner.query('create unique index api_keys_hash on api_keys (tenant_id, hash)');
    await isolateByTenant(runner, 'api_keys', ['select', 'insert', 'update'], 'tenant');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_keys');
    await runner.query('drop table environments');
    await runner.query('drop table tenants');
  }
}
