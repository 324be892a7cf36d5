import { type EntityManager, MigrationExecutor, type QueryRunner } from 'typeorm';
import { EXTENSIONS } from './database-facts';
import { createDataSource } from './data-source';
import { databaseErrorCode, DatabaseUnfit } from './database.errors';
import { LockWatch } from './lock-watch';
import { administratorStatements, type Installation, type Roles } from './roles';

/**
 * Key of the advisory lock, an arbitrary fixed number. While one process migrates, others that start wait for the
 * lock.
 */
const MIGRATION_LOCK = 7_236_648;

const NOT_ALLOWED = '42501';

const TABLE_EXISTS = '42P07';

export interface MigrationOptions {
  /** Roles of a new database. Default: roles named after the database. */
  readonly roles?: Roles;
  /** Receives a line about pending migrations, and one about a lock for which the migration waits. */
  readonly report?: (line: string) => void;
  /** Name of the setting that contains the URL. */
  readonly setting?: string;
}

/**
 * Migrates the schema of the database at `url`. Several processes may call it at once. When nothing is pending, a
 * login that may only use the database is sufficient.
 * @throws DatabaseUnfit with the statements for an administrator when the login lacks a right
 */
export async function runMigrations(
  url: string,
  { roles, report: tell, setting }: MigrationOptions = {},
): Promise<void> {
  const dataSource = await createDataSource(url, [], { patient: true, poolSize: 1, roles }).initialize();
  const runner = dataSource.createQueryRunner();
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'each';
  let watch: LockWatch | undefined;
  let isNew = false;
  try {
    await runner.query('set statement_timeout = 0');
    if (tell) watch = new LockWatch(url, await processOf(runner), tell);
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await findExtensions(runner);
    const pending = await executor.getPendingMigrations();
    // A new database is migrated in one transaction, so that a database of another program stays unchanged.
    isNew = pending.length === dataSource.migrations.length;
    if (isNew && (await executor.getExecutedMigrations()).length > 0) throw tooOld(setting);
    if (isNew) executor.transaction = 'all';
    if (pending.length > 0) tell?.(`${pending.length} migrations to run`);
    await executor.executePendingMigrations();
  } catch (error) {
    if (isNew && databaseErrorCode(error) === TABLE_EXISTS) throw taken(error as Error, setting);
    if (databaseErrorCode(error) !== NOT_ALLOWED) throw error;
    throw await unfit(dataSource.roles, runner.manager, error as Error, setting);
  } finally {
    watch?.stop();
    await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
    await dataSource.destroy();
  }
}

async function processOf(runner: QueryRunner): Promise<number> {
  const [row] = await runner.manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
  return row?.pid ?? 0;
}

/** The extensions may be installed in a schema of their own, where an index would not find their operator classes. */
async function findExtensions(runner: QueryRunner): Promise<void> {
  const schemas = await runner.manager.query<{ name: string }[]>(
    `select distinct extnamespace::regnamespace::text as name from pg_extension where extname = any ($1) and extnamespace <> 'public'::regnamespace`,
    [EXTENSIONS],
  );
  if (schemas.length > 0) await runner.query(`set search_path = public, ${schemas.map(({ name }) => name).join(', ')}`);
}

/** A database from before the first release has executed migrations, but none of the current ones. */
function tooOld(setting?: string): DatabaseUnfit {
  return new DatabaseUnfit(
    'this database was made by a version of Remit before 0.1.0 and cannot be brought up to date: name a new, empty database, or, for the one in DATA_DIR, move that folder away.',
    setting,
  );
}

function taken({ message }: Error, setting?: string): DatabaseUnfit {
  return new DatabaseUnfit(
    `the schema "public" of this database holds tables of another program (${message}), and was not changed: create a separate database for Remit.`,
    setting,
  );
}

async function unfit(
  roles: Roles,
  manager: EntityManager,
  { message }: Error,
  setting?: string,
): Promise<DatabaseUnfit> {
  return new DatabaseUnfit(
    `the login may not do what migrations need (${message}). Migrate with the login that owns the database, or let an administrator ` +
      `run this once, connected to it: ${(await statementsFor(roles, manager)).join(' ')}`,
    setting,
  );
}

/**
 * Statements that an administrator runs once, connected to the database at `url`. Then its login can migrate without
 * the right to create roles.
 */
export async function administratorSql(url: string): Promise<string[]> {
  const dataSource = await createDataSource(url, [], { poolSize: 1 }).initialize();
  try {
    return await statementsFor(dataSource.roles, dataSource.manager);
  } finally {
    await dataSource.destroy();
  }
}

async function statementsFor(roles: Roles, manager: EntityManager): Promise<string[]> {
  // The owner of the database is a member of pg_database_owner. A schema of any other owner needs explicit rights.
  const [known] = await manager.query<Installation[]>(
    `select array(select rolname::text from pg_roles where rolname in ($1, $2)) as present, session_user::text as login, current_database()::text as database,
            exists (select from pg_namespace where nspname = 'public' and not case nspowner::regrole::text
              when 'pg_database_owner' then has_schema_privilege(nspowner, oid, 'create')
              else has_schema_privilege(session_user, oid, 'create with grant option') end) as "isSchemaClosed"
    `,
    [roles.application, roles.operator],
  );
  if (!known) throw new Error('PostgreSQL does not say who we are.');
  return administratorStatements(roles, known);
}
