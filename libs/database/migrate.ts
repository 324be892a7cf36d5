import { createDataSource } from './data-source';

/** Any fixed number: processes that start together wait for each other on this advisory lock while one of them migrates. */
const MIGRATION_LOCK = 7_236_648;

/** Brings the schema of the database at `url` up to date. Safe when several processes do it at once. */
export async function runMigrations(url: string): Promise<void> {
  const dataSource = await createDataSource(url, []).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('set statement_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
  } finally {
    await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
    await dataSource.destroy();
  }
}
