import { type EntityManager, MigrationExecutor, type QueryRunner } from 'typeorm';
import { EXTENSIONS } from './check-database';
import { createDataSource } from './data-source';
import { databaseErrorCode, DatabaseUnfit } from './database.errors';
import { keepFunctionsForLogins } from './operator-functions';
import { administratorStatements, type Roles } from './roles';

/** Any fixed number: processes that start together wait for each other on this advisory lock while one of them migrates. */
const MIGRATION_LOCK = 7_236_648;

const NOT_ALLOWED = '42501';

/**
 * Brings the schema of the database at `url` up to date. Safe when several processes do it at once. A login that may only use the database is enough while there is
 * nothing to do.
 * @param roles of a new database. Default: named like the database.
 * @param announce is told how many migrations are about to run, when there are any.
 * @throws DatabaseUnfit with what an administrator has to run, when the login may not do what is needed.
 */
export async function runMigrations(url: string, roles?: Roles, announce?: (pending: number) => void): Promise<void> {
  const dataSource = await createDataSource(url, [], { patient: true, poolSize: 1, roles }).initialize();
  const runner = dataSource.createQueryRunner();
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'each';
  try {
    await runner.query('set statement_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await findExtensions(runner);
    const pending = await executor.getPendingMigrations();
    if (pending.length > 0) announce?.(pending.length);
    await executor.executePendingMigrations();
    await keepFunctionsForLogins(runner, dataSource.roles);
  } catch (error) {
    if (databaseErrorCode(error) !== NOT_ALLOWED) throw error;
    throw await unfit(dataSource.roles, runner.manager, error as Error);
  } finally {
    await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
    await dataSource.destroy();
  }
}

/** Whether the database at `url` holds the tables of this system. It only looks. */
export async function isMigrated(url: string): Promise<boolean> {
  const dataSource = await createDataSource(url, [], { patient: true, poolSize: 1 }).initialize();
  try {
    const [row] = await dataSource.query<{ found: boolean }[]>(
      `select to_regclass('public.domain_events') is not null as found`,
    );
    return row?.found ?? false;
  } finally {
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

async function unfit(roles: Roles, manager: EntityManager, { message }: Error): Promise<DatabaseUnfit> {
  return new DatabaseUnfit(
    `the login may not do what migrations need (${message}). Migrate with the login that owns the database, or let an administrator ` +
      `run this once, connected to it: ${(await statementsFor(roles, manager)).join(' ')}`,
  );
}

/** What an administrator runs once, connected to the database at `url`, so that its login can migrate without the right to make roles. */
export async function administratorSql(url: string): Promise<string[]> {
  const dataSource = await createDataSource(url, [], { poolSize: 1 }).initialize();
  try {
    return await statementsFor(dataSource.roles, dataSource.manager);
  } finally {
    await dataSource.destroy();
  }
}

async function statementsFor(roles: Roles, manager: EntityManager): Promise<string[]> {
  const [known] = await manager.query<{ present: string[]; login: string; database: string }[]>(
    `select array(select rolname::text from pg_roles where rolname in ($1, $2)) as present, session_user::text as login, current_database()::text as database`,
    [roles.application, roles.operator],
  );
  if (!known) throw new Error('PostgreSQL does not say who we are.');
  return administratorStatements(roles, known.present, known.login, known.database);
}
