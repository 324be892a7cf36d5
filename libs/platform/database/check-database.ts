import { dueTo } from '@remit/settings';
import type { Client } from 'pg';
import { type Facts, factsOf, problemOf } from './database-facts';
import { warningsOf } from './database-warnings';
import { databaseErrorCode, DatabaseUnfit } from './database.errors';
import { carriesPreparedStatements, type Pooling, poolingOf } from './pooling';
import { defaultsFor, UNSETTLED } from './session-settings';
import { askBeside } from './side-connection';

const CONNECT_TIMEOUT_MS = 5_000;

const SYNTAX_ERROR = '42601';

/** PostgreSQL logs this as a syntax error: the comment explains it to whoever reads the log. */
const IS_PGPOOL =
  '/* Remit asks whether pgpool-II stands in between; PostgreSQL does not know the question */ pgpool show load_balance_mode';

/** How a process is going to use the database. */
export interface IntendedUse {
  /** Connections at most. */
  readonly connections?: number;
  /** Statements are prepared, also through a pooler in transaction mode. */
  readonly prepared?: boolean;
}

/** What a process needs to know of the database before it uses it. */
export interface DatabaseFacts {
  /** Problems that do not prevent a start, each with what to do about it. */
  readonly warnings: readonly string[];
  readonly pooling: Pooling;
  readonly database: string;
  readonly version: string;
  /** It holds the tables of Remit. */
  readonly isMigrated: boolean;
}

/**
 * Checks what cannot be set when a connection opens.
 * @param directUrl of the same database past a pooler, for LISTEN, locks and migrations.
 * @param use decides which further checks are made.
 * @throws DatabaseUnfit when the database cannot be used as it is; the error of the connection when it cannot be reached.
 */
export async function checkDatabase(
  url: string,
  directUrl: string | undefined,
  use: IntendedUse = {},
): Promise<DatabaseFacts> {
  const { facts, pooling, warnings } = await dueTo(orSslMode('DATABASE_URL', url), () =>
    checkFirst(url, directUrl, use),
  );
  if (directUrl !== undefined)
    await dueTo(orSslMode('DATABASE_DIRECT_URL', directUrl), () => checkDirect(directUrl, facts));
  return {
    pooling,
    warnings,
    database: facts.database,
    version: `${Math.floor(facts.version / 10_000)}.${facts.version % 10_000}`,
    isMigrated: facts.is_migrated,
  };
}

/** pg reads PGSSLMODE where the address says nothing about TLS. */
function orSslMode(setting: string, url: string): (error: Error) => string {
  return ({ message }) => (message.includes('does not support SSL') && !/[?&]ssl/.test(url) ? 'PGSSLMODE' : setting);
}

async function checkFirst(
  url: string,
  directUrl: string | undefined,
  { connections = 0, prepared = false }: IntendedUse,
): Promise<{ facts: Facts; pooling: Pooling; warnings: string[] }> {
  return askBeside(url, CONNECT_TIMEOUT_MS, async (client) => {
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
    'the pooler of DATABASE_URL does not carry prepared statements from one session to the next: set max_prepared_statements ' +
      'there (PgBouncer 1.21 or newer), or leave PREPARED_STATEMENTS out.',
    'PREPARED_STATEMENTS',
  );
}

async function checkDirect(url: string, { identity }: Facts): Promise<void> {
  const setting = 'DATABASE_DIRECT_URL';
  await askBeside(url, CONNECT_TIMEOUT_MS, async (client) => {
    if ((await poolingOf(client, url)) === 'transaction')
      throw new DatabaseUnfit('this is a pooler in transaction mode too; it has to reach PostgreSQL itself.', setting);
    const direct = await factsOf(client);
    if (direct.identity !== identity)
      throw new DatabaseUnfit('this is another database than the one of DATABASE_URL.', setting);
  });
}

/** pgpool-II sends a read to a standby, which may be behind, until a transaction has written something. PostgreSQL itself answers with a syntax error. */
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

/** What is sent over a connection at its beginning does not reach all sessions of such a pooler. */
async function assertSettled(client: Client, { login, database }: Facts): Promise<void> {
  const { rows } = await client.query<{ name: string }>(UNSETTLED);
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name);
  throw new DatabaseUnfit(
    `sessions behind this pooler begin with a ${names.join(' and ')} that Remit cannot work with: run ` +
      `"${defaultsFor(login, database, names)}" in PostgreSQL, then let the pooler connect anew (PgBouncer: RECONNECT).`,
  );
}
