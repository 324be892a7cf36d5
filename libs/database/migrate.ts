import { MigrationExecutor, type QueryRunner } from 'typeorm';
import { EXTENSIONS } from './check-database';
import { createDataSource } from './data-source';

/** Any fixed number: processes that start together wait for each other on this advisory lock while one of them migrates. */
const MIGRATION_LOCK = 7_236_648;

/** Brings the schema of the database at `url` up to date. Safe when several processes do it at once. */
export async function runMigrations(url: string): Promise<void> {
  const dataSource = await createDataSource(url, [], { patient: true, poolSize: 1 }).initialize();
  const runner = dataSource.createQueryRunner();
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'each';
  try {
    await runner.query('set statement_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await findExtensions(runner);
    await executor.executePendingMigrations();
  } finally {
    await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
    await dataSource.destroy();
  }
}

/** Somebody may have made the extensions in a schema of their own, where an index would not find their operator classes. */
async function findExtensions(runner: QueryRunner): Promise<void> {
  const schemas = await runner.manager.query<{ name: string }[]>(
    `select distinct extnamespace::regnamespace::text as name from pg_extension where extname = any ($1) and extnamespace <> 'public'::regnamespace`,
    [EXTENSIONS],
  );
  if (schemas.length > 0) await runner.query(`set search_path = public, ${schemas.map(({ name }) => name).join(', ')}`);
}
