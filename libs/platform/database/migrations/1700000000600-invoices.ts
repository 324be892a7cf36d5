import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class Invoices1700000000600 implements MigrationInterface {
  name = 'Invoices1700000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invoices (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        customer_id text not null,
        status text not null,
        payment_status text not null,
        number text,
        currency text not null,
        subtotal_minor bigint not null,
        discount_minor bigint not null,
        tax_minor bigint not null,
        total_minor bigint not null,
        amount_due_minor bigint not null,
        amount_paid_minor bigint not null,
        amount_remaining_minor bigint not null,
        overpaid_minor bigint not null,
        refunded_minor bigint not null,
        description text,
        billing_reason text,
        idempotency_key text,
        metadata jsonb not null,
        gateway_metadata text,
        void_reason text,
        due_date timestamptz(3),
        period_start timestamptz(3),
        period_end timestamptz(3),
        finalized_at timestamptz(3),
        paid_at timestamptz(3),
        voided_at timestamptz(3),
        version integer not null,
        created_by text not null,
        updated_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint invoices_pkey primary key (tenant_id, environment_id, id),
        constraint invoices_status check (status in ('draft', 'finalized', 'voided')),
        constraint invoices_payment_status_known
          check (payment_status in ('pending', 'succeeded', 'overpaid', 'partially_refunded', 'refunded', 'voided')),
        constraint invoices_numbered check (status <> 'finalized' or (number is not null and finalized_at is not null)),
        constraint invoices_amounts
          check (subtotal_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and amount_due_minor >= 0
             and amount_paid_minor >= 0 and amount_remaining_minor >= 0 and overpaid_minor >= 0 and refunded_minor >= 0)
      )`);
    await runner.query(`create unique index invoices_number on invoices (tenant_id, environment_id, number)`);
    await runner.query(`create index invoices_customer on invoices (tenant_id, environment_id, customer_id, id)`);
    await runner.query(
      `create index invoices_payment_status on invoices (tenant_id, environment_id, payment_status, id)`,
    );
    await isolateByTenant(runner, 'invoices', ['select', 'insert', 'update']);

    await runner.query(`
      create table invoice_lines (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        invoice_id text not null,
        position integer not null,
        display_name text not null,
        quantity text not null,
        amount_minor bigint not null,
        metadata jsonb not null,
        period_start timestamptz(3),
        period_end timestamptz(3),
        created_at timestamptz(3) not null,
        constraint invoice_lines_pkey primary key (tenant_id, environment_id, id),
        constraint invoice_lines_invoice_id_fkey
          foreign key (tenant_id, environment_id, invoice_id) references invoices (tenant_id, environment_id, id),
        constraint invoice_lines_amount check (amount_minor >= 0)
      )`);
    await runner.query(
      `create unique index invoice_lines_position on invoice_lines (tenant_id, environment_id, invoice_id, position)`,
    );
    await isolateByTenant(runner, 'invoice_lines', ['select', 'insert', 'delete']);

    await runner.query(`
      create table invoice_number_counters (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        last integer not null,
        constraint invoice_number_counters_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'invoice_number_counters', ['select', 'insert', 'update']);

    await this.createLedger(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ledger_entries');
    await runner.query('drop function refuse_unbalanced_ledger_transaction()');
    await runner.query('drop table ledger_transactions');
    await runner.query('drop table invoice_number_counters');
    await runner.query('drop table invoice_lines');
    await runner.query('drop table invoices');
  }

  private async createLedger(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger_transactions (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        kind text not null,
        source_key text not null,
        invoice_id text not null,
        payment_id text,
        charge_id text,
        currency text not null,
        occurred_at timestamptz(3) not null,
        created_at timestamptz(3) not null,
        constraint ledger_transactions_pkey primary key (tenant_id, environment_id, id),
        constraint ledger_transactions_kind
          check (kind in ('invoice_finalized', 'invoice_adjusted', 'invoice_voided', 'payment', 'refund'))
      )`);
    await runner.query(
      `create unique index ledger_transactions_source on ledger_transactions (tenant_id, environment_id, source_key)`,
    );
    await runner.query(
      `create index ledger_transactions_invoice on ledger_transactions (tenant_id, environment_id, invoice_id)`,
    );
    await runner.query(
      `create index ledger_transactions_payment on ledger_transactions (tenant_id, environment_id, payment_id)`,
    );
    await isolateByTenant(runner, 'ledger_transactions', ['select', 'insert']);

    await runner.query(`
      create table ledger_entries (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        transaction_id text not null,
        invoice_id text not null,
        account text not null,
        amount_minor bigint not null,
        currency text not null,
        constraint ledger_entries_pkey primary key (tenant_id, environment_id, id),
        constraint ledger_entries_transaction_id_fkey
          foreign key (tenant_id, environment_id, transaction_id) references ledger_transactions (tenant_id, environment_id, id),
        constraint ledger_entries_account check (account in
          ('receivable', 'billed', 'gateway_clearing', 'offline', 'extras', 'overpayments', 'unapplied', 'refunds')),
        constraint ledger_entries_amount check (amount_minor <> 0)
      )`);
    await runner.query(
      `create index ledger_entries_transaction on ledger_entries (tenant_id, environment_id, transaction_id)`,
    );
    await runner.query(
      `create index ledger_entries_invoice on ledger_entries (tenant_id, environment_id, invoice_id, account)`,
    );
    await isolateByTenant(runner, 'ledger_entries', ['select', 'insert']);

    // Deferred to the commit: the entries of a transaction are balanced together, not one by one.
    await runner.query(`
      create function refuse_unbalanced_ledger_transaction() returns trigger
      language plpgsql set search_path = public, pg_temp as $$
      begin
        if exists (
          select 1 from ledger_entries e
          where e.tenant_id = new.tenant_id and e.environment_id = new.environment_id and e.transaction_id = new.transaction_id
          group by e.currency having sum(e.amount_minor) <> 0
        ) then
          raise exception 'The ledger transaction % does not sum to zero', new.transaction_id
            using errcode = 'check_violation', constraint = 'ledger_entries_balanced';
        end if;
        return null;
      end $$`);
    await runner.query(`
      create constraint trigger ledger_entries_balanced after insert or update on ledger_entries
      deferrable initially deferred for each row execute function refuse_unbalanced_ledger_transaction()`);
  }
}
