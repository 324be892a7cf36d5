import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money received outside is found by the reference that was written down with it. */
export class PaymentReferences1700000004042 implements MigrationInterface {
  name = 'PaymentReferences1700000004042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index payments_reference on payments (tenant_id, environment_id, reference_id) where reference_id is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index payments_reference');
  }
}
