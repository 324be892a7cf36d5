import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which words an endpoint of outgoing webhooks is told in. */
export class EndpointDialects1700000004200 implements MigrationInterface {
  name = 'EndpointDialects1700000004200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table webhook_endpoints
        add column dialect text not null default 'remit',
        add constraint webhook_endpoints_dialect check (dialect in ('remit', 'flexprice'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_endpoints drop column dialect');
  }
}
