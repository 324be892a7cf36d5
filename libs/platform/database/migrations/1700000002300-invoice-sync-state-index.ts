import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of invoices narrowed to a sync state that few of them have, without reading every sync. */
export class InvoiceSyncStateIndex1700000002300 implements MigrationInterface {
  name = 'InvoiceSyncStateIndex1700000002300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index invoice_syncs_by_state on invoice_syncs (tenant_id, environment_id, state, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index invoice_syncs_by_state');
  }
}
