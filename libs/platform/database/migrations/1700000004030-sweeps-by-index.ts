import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN_PAGE = `state = 'synced' and (nomod_invoice_status is null or nomod_invoice_status not in ('paid', 'cancelled'))`;

/** What a sweep asks of our own records is found by an index: pages at Nomod that can be paid, and links that are to be switched off. */
export class SweepsByIndex1700000004030 implements MigrationInterface {
  name = 'SweepsByIndex1700000004030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index invoice_syncs_open_page on invoice_syncs (tenant_id, environment_id, connection_id, id) where ${OPEN_PAGE}`,
    );
    await runner.query(
      `create index payments_closing on payments (tenant_id, environment_id, connection_id) where link_state = 'closing'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index payments_closing');
    await runner.query('drop index invoice_syncs_open_page');
  }
}
