import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class Refunds1700000001200 implements MigrationInterface {
  name = 'Refunds1700000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payment_refunds (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        payment_id text not null,
        charge_id text,
        currency text not null,
        amount_minor bigint not null,
        reason text,
        state text not null,
        seen_minor bigint,
        target_minor bigint,
        leased_until timestamptz(3),
        called_at timestamptz(3),
        last_error text,
        created_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint payment_refunds_pkey primary key (tenant_id, environment_id, id),
        constraint payment_refunds_state check (state in ('planned', 'calling', 'unknown', 'accepted', 'done', 'refused')),
        constraint payment_refunds_amount check (amount_minor > 0)
      )`);
    await runner.query(`
      create unique index payment_refunds_open on payment_refunds (tenant_id, environment_id, payment_id)
      where state in ('planned', 'calling', 'unknown', 'accepted')`);
    await runner.query(
      'create index payment_refunds_payment on payment_refunds (tenant_id, environment_id, payment_id, id)',
    );
    await isolateByTenant(runner, 'payment_refunds', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table payment_refunds');
  }
}
