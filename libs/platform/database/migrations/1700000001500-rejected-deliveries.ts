import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class RejectedDeliveries1700000001500 implements MigrationInterface {
  name = 'RejectedDeliveries1700000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rejected_deliveries (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        source text not null,
        reason text not null,
        size integer not null,
        request_id text not null,
        received_at timestamptz(3) not null,
        constraint rejected_deliveries_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'rejected_deliveries', ['select', 'insert', 'delete']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rejected_deliveries');
  }
}
