import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a connection was asked to switch off what it holds at Nomod; it is archived after that. */
export class ConnectionSwitchOff1700000003821 implements MigrationInterface {
  name = 'ConnectionSwitchOff1700000003821';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections add column switch_off_asked_at timestamptz(3)');
    await runner.query('create index payments_connection on payments (tenant_id, environment_id, connection_id)');
    await runner.query(
      'create index invoice_syncs_connection on invoice_syncs (tenant_id, environment_id, connection_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index invoice_syncs_connection');
    await runner.query('drop index payments_connection');
    await runner.query('alter table connections drop column switch_off_asked_at');
  }
}
