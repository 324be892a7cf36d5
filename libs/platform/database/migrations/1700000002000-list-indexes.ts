import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists by a status that few rows have, and the deliveries of one payment, without reading a million others. */
export class ListIndexes1700000002000 implements MigrationInterface {
  name = 'ListIndexes1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index invoices_by_status on invoices (tenant_id, environment_id, status, id)');
    await runner.query(`
      create index webhook_deliveries_payment on webhook_deliveries (tenant_id, environment_id, payment_id, id)
        where payment_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index webhook_deliveries_payment');
    await runner.query('drop index invoices_by_status');
  }
}
