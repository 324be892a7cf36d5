import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** What stands at Nomod and is known here no more after a restore, and since when; numbers that are left out because Nomod has seen them. */
export class Recovery1700000003970 implements MigrationInterface {
  name = 'Recovery1700000003970';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table recoveries (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        since timestamptz(3) not null,
        ran_at timestamptz(3) not null,
        constraint recoveries_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'recoveries', ['select', 'insert']);
    await runner.query(`
      create table lost_objects (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        kind text not null,
        connection_id text not null,
        our_id text not null,
        number text,
        currency text not null,
        amount_minor bigint not null,
        nomod_customer_id text,
        found_at timestamptz(3) not null,
        constraint lost_objects_pkey primary key (tenant_id, environment_id, id),
        constraint lost_objects_kind check (kind in ('link', 'invoice'))
      )`);
    await runner.query(
      'create index lost_objects_customer on lost_objects (tenant_id, environment_id, nomod_customer_id) where nomod_customer_id is not null',
    );
    await isolateByTenant(runner, 'lost_objects', ['select', 'insert']);
    await runner.query('alter table invoice_number_counters add left_out integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoice_number_counters drop column left_out');
    await runner.query('drop table lost_objects');
    await runner.query('drop table recoveries');
  }
}
