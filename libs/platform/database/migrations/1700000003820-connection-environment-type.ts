import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['connections', 'environments'] as const;

/** Whether a connection is of a sandbox or a production environment: it decides which gateway is called and which keys are taken. */
export class ConnectionEnvironmentType1700000003820 implements MigrationInterface {
  name = 'ConnectionEnvironmentType1700000003820';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections add column environment_type text');
    // Of every tenant: the owner of the tables reads past the policies for this one statement.
    for (const table of TABLES) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(`
      update connections c set environment_type = e.type from environments e
      where e.tenant_id = c.tenant_id and e.id = c.environment_id`);
    for (const table of TABLES) await runner.query(`alter table ${table} force row level security`);
    await runner.query('alter table connections alter column environment_type set not null');
    await runner.query(`
      alter table connections add constraint connections_environment_type check (environment_type in ('sandbox', 'production'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table connections drop column environment_type');
  }
}
