import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** What Nomod does not answer usably about, until it does. */
export class GatewayTroubles1700000003400 implements MigrationInterface {
  name = 'GatewayTroubles1700000003400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table gateway_troubles (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        connection_id text not null,
        object text not null,
        object_id text not null,
        kind text not null,
        reason text not null,
        invoice_id text,
        payment_id text,
        readings integer not null default 0,
        first_seen_at timestamptz(3) not null,
        listed_at timestamptz(3),
        constraint gateway_troubles_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'gateway_troubles');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway_troubles');
  }
}
