import { attributeFailure } from '@remit/settings';
import type { Client } from 'pg';
import { type Facts, factsOf, problemOf } from './database-facts';
import { warningsOf } from './database-warnings';
import { databaseErrorCode, DatabaseUnfit } from './database.errors';
import { carriesPreparedStatements, type Pooling, poolingOf } from './pooling';
import { defaultsFor, UNSETTLED } from './session-settings';
import { queryOutsidePool } from './outside-pool';

const CONNECT_TIMEOUT_MS = 5_000;

const SYNTAX_ERROR = '42601';

/** PostgreSQL logs this as a syntax error. The SQL comment explains it to the reader of the log. */
const IS_PGPOOL =
  '/* Remit asks whether pgpool-II stands in between; PostgreSQL does not know the question */ pgpool show load_balance_mode';

/** How a process is going to use the database. */
export interface IntendedUse {
  /** Maximum number of connections. */
  readonly connections?: number;
  /** Whether statements are prepared even through a pooler in transaction mode. */
  readonly prepared?: boolean;
}

/** Facts about the database that a process needs before it uses it. */
export interface DatabaseFacts {
  /** Problems that do not prevent a start, each with its remedy. */
  readonly warnings: readonly string[];
  readonly pooling: Pooling;
  readonly database: string;
  readonly version: string;
  /** Whether the database contains Remit's tables. */
  readonly isMigrated: boolean;
}

/**
 * Checks everything that cannot be set when a connection opens.
 * @param directUrl the same database without the pooler, for LISTEN, locks and migrations
 * @param use determines which further checks run
 * @throws DatabaseUnfit when the database cannot be used as it is; the connection error when it cannot be reached
 */
export async function checkDatabase(
  url: string,
  directUrl: string | undefined,
  use: IntendedUse = {},
): Promise<DatabaseFacts> {
  const { facts, pooling, warnings } = await attributeFailure(orSslMode('DATABASE_URL', url), () =>
    checkFirst(url, directUrl, use),
  );
  if (directUrl !== undefined)
    await attributeFailure(orSslMode('DATABASE_DIRECT_URL', directUrl), () => checkDirect(directUrl, facts));
  return {
    pooling,
    warnings,
    database: facts.database,
    version: `${Math.floor(facts.version / 10_000)}.${facts.version % 10_000}`,
    isMigrated: facts.is_migrated,
  };
}

/** pg reads PGSSLMODE when the URL says nothing about TLS. */
function orSslMode(setting: string, url: string): (error: Error) => string {
  return ({ message }) => (message.includes('does not support SSL') && !/[?&]ssl/.test(url) ? 'PGSSLMODE' : setting);
}

async function checkFirst(
  url: string,
  directUrl: string | undefined,
  { connections = 0, prepared = false }: IntendedUse,
): Promise<{ facts: Facts; pooling: Pooling; warnings: string[] }> {
  return queryOutsidePool(url, CONNECT_TIMEOUT_MS, async (client) => {
    const pooling = await poolingOf(client, url);
    if (pooling === 'transaction' && directUrl === undefined)
      throw new DatabaseUnfit(
        'this is a pooler in transaction mode, which LISTEN, locks and migrations cannot go through: ' +
          'set DATABASE_DIRECT_URL to PostgreSQL itself, or the pooler to session mode (PgBouncer: pool_mode = session).',
      );
    if (pooling === 'transaction' && prepared) await assertPrepared(url);
    const facts = await factsOf(client);
    const problem = problemOf(facts);
    if (problem !== undefined) throw new DatabaseUnfit(problem);
    if (pooling === 'transaction') await assertSettled(client, facts);
    await assertNotBalanced(client);
    return { facts, pooling, warnings: await warningsOf(url, client, { facts, pooling, connections }) };
  });
}

async function assertPrepared(url: string): Promise<void> {
  if (await carriesPreparedStatements(url)) return;
  throw new DatabaseUnfit(
    'the pooler of DATABASE_URL does not support prepared statements: set max_prepared_statements ' +
      'there (PgBouncer 1.21 or newer), or leave PREPARED_STATEMENTS out.',
    'PREPARED_STATEMENTS',
  );
}

async function checkDirect(url: string, { identity }: Facts): Promise<void> {
  const setting = 'DATABASE_DIRECT_URL';
  await queryOutsidePool(url, CONNECT_TIMEOUT_MS, async (client) => {
    if ((await poolingOf(client, url)) === 'transaction')
      throw new DatabaseUnfit('this is a pooler in transaction mode too; it has to reach PostgreSQL itself.', setting);
    const direct = await factsOf(client);
    if (direct.identity !== identity)
      throw new DatabaseUnfit('this is another database than the database of DATABASE_URL.', setting);
  });
}

/**
 * Until a transaction has written, pgpool-II sends its reads to a standby, which may lag behind. PostgreSQL itself
 * answers this statement with a syntax error.
 */
async function assertNotBalanced(client: Client): Promise<void> {
  const mode = await client.query<{ load_balance_mode: string }>(IS_PGPOOL).then(
    ({ rows }) => rows[0]?.load_balance_mode,
    (error: unknown) => {
      if (databaseErrorCode(error) !== SYNTAX_ERROR) throw error;
    },
  );
  if (mode === 'on')
    throw new DatabaseUnfit(
      'this is pgpool-II, which sends reads to standbys that may be behind: set its load_balance_mode to off.',
    );
}

/** Settings that are sent when a connection opens do not reach every session of a pooler in transaction mode. */
async function assertSettled(client: Client, { login, database }: Facts): Promise<void> {
  const { rows } = await client.query<{ name: string }>(UNSETTLED);
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name);
  throw new DatabaseUnfit(
    `sessions of this pooler begin with a ${names.join(' and ')} that Remit cannot work with: run ` +
      `"${defaultsFor(login, database, names)}" in PostgreSQL, then make the pooler reconnect (PgBouncer: RECONNECT).`,
  );
}
