import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

const KINDS = ['invoice_finalized', 'invoice_adjusted', 'invoice_voided', 'payment', 'refund'];

/** Credit notes: what is no longer asked of an invoice, each with a number of its own. They are never changed and never deleted. */
export class CreditNotes1700000003860 implements MigrationInterface {
  name = 'CreditNotes1700000003860';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credit_notes (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        invoice_id text not null,
        number text not null,
        currency text not null,
        amount_minor bigint not null,
        reason text not null,
        created_by text not null,
        created_at timestamptz(3) not null,
        constraint credit_notes_pkey primary key (tenant_id, environment_id, id),
        constraint credit_notes_amount check (amount_minor > 0)
      )`);
    await runner.query('create unique index credit_notes_number on credit_notes (tenant_id, environment_id, number)');
    await runner.query('create index credit_notes_invoice on credit_notes (tenant_id, environment_id, invoice_id, id)');
    await isolateByTenant(runner, 'credit_notes', ['select', 'insert']);
    await allowKinds(runner, [...KINDS, 'invoice_credited']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await allowKinds(runner, KINDS);
    await runner.query('drop table credit_notes');
  }
}

async function allowKinds(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  await runner.query(`
    alter table ledger_transactions
      drop constraint ledger_transactions_kind,
      add constraint ledger_transactions_kind check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`);
}
