import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** Differences between our books and Nomod's that a person was asked about. */
export class ListedDifferences1700000003410 implements MigrationInterface {
  name = 'ListedDifferences1700000003410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table listed_differences (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        connection_id text not null,
        object text not null,
        object_id text not null,
        first_seen_at timestamptz(3) not null,
        constraint listed_differences_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'listed_differences');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table listed_differences');
  }
}
