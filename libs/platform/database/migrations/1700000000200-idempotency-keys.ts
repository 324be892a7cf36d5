import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class IdempotencyKeys1700000000200 implements MigrationInterface {
  name = 'IdempotencyKeys1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        tenant_id text not null,
        environment_id text not null,
        key_id text not null,
        key text not null,
        request_hash text not null,
        state text not null default 'running',
        run_id text not null,
        locked_until timestamptz(3) not null,
        resource_id text,
        status smallint,
        body text,
        created_at timestamptz(3) not null,
        constraint idempotency_keys_pkey primary key (tenant_id, environment_id, key_id, key),
        constraint idempotency_keys_state check (state in ('running', 'done')),
        constraint idempotency_keys_answer check ((state = 'done') = (status is not null))
      )`);
    await runner.query(`
      create index idempotency_keys_age on idempotency_keys (tenant_id, environment_id, created_at)`);
    await isolateByTenant(runner, 'idempotency_keys');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_keys');
  }
}
