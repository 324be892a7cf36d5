import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** Which publication of a connection its repeated work goes back to, so that it is done by one series of runs only. */
export class ConnectionWatches1700000003801 implements MigrationInterface {
  name = 'ConnectionWatches1700000003801';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table connection_watches (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        event_id text not null,
        constraint connection_watches_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'connection_watches', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table connection_watches');
  }
}
