import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class Payments1700000000900 implements MigrationInterface {
  name = 'Payments1700000000900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payments (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        invoice_id text not null,
        invoice_number text,
        payment_method_type text not null,
        payment_gateway text,
        connection_id text,
        currency text not null,
        amount_minor bigint not null,
        captured_minor bigint not null default 0,
        extras_minor bigint not null default 0,
        refunded_minor bigint not null default 0,
        payment_status text not null,
        link_state text,
        gateway_tracking_id text,
        uses_invoice_url boolean not null default false,
        gateway_payment_id text,
        payment_url text,
        private_data text,
        reference_id text,
        received_on date,
        idempotency_key text,
        error_code text,
        error_message text,
        disputed boolean not null default false,
        created_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        succeeded_at timestamptz(3),
        failed_at timestamptz(3),
        refunded_at timestamptz(3),
        voided_at timestamptz(3),
        constraint payments_pkey primary key (tenant_id, environment_id, id),
        constraint payments_status_known
          check (payment_status in ('initiated', 'pending', 'succeeded', 'partially_refunded', 'refunded', 'failed', 'voided')),
        constraint payments_method check (payment_method_type in ('payment_link', 'card', 'offline')),
        constraint payments_link_state check (link_state in ('active', 'used', 'closing', 'disabled')),
        constraint payments_amounts
          check (amount_minor > 0 and captured_minor >= 0 and extras_minor >= 0 and refunded_minor >= 0)
      )`);
    await runner.query(`
      create unique index payments_live_link on payments (tenant_id, environment_id, invoice_id)
      where payment_method_type = 'payment_link' and payment_status in ('initiated', 'pending')`);
    await runner.query(`
      create unique index payments_charge on payments (tenant_id, environment_id, gateway_payment_id) where gateway_payment_id is not null`);
    await runner.query(`
      create index payments_tracking on payments (tenant_id, environment_id, gateway_tracking_id) where gateway_tracking_id is not null`);
    await runner.query('create index payments_invoice on payments (tenant_id, environment_id, invoice_id, id)');
    await runner.query('create index payments_status on payments (tenant_id, environment_id, payment_status, id)');
    await isolateByTenant(runner, 'payments', ['select', 'insert', 'update']);

    await runner.query(`
      create table payment_attempts (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        payment_id text not null,
        attempt_number integer not null,
        charge_id text not null,
        error_message text not null,
        created_at timestamptz(3) not null,
        constraint payment_attempts_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query(`
      create unique index payment_attempts_number on payment_attempts (tenant_id, environment_id, payment_id, attempt_number)`);
    await isolateByTenant(runner, 'payment_attempts', ['select', 'insert']);

    await runner.query(`
      create table charges (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        payment_id text not null,
        state text not null,
        facts jsonb not null,
        first_seen_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint charges_pkey primary key (tenant_id, environment_id, id),
        constraint charges_state check (state in ('pending', 'failed', 'captured', 'unapplied'))
      )`);
    await runner.query('create index charges_payment on charges (tenant_id, environment_id, payment_id)');
    await isolateByTenant(runner, 'charges', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['charges', 'payment_attempts', 'payments']) await runner.query(`drop table ${table}`);
  }
}
