import { Client } from 'pg';
import { DatabaseUnfit } from './database.errors';
import { type Pooling, poolingOf } from './pooling';
import { defaultsFor, UNSETTLED } from './session-settings';

const CONNECT_TIMEOUT_MS = 5_000;

/** The oldest PostgreSQL that the tests run on. */
const OLDEST = 15;

export const EXTENSIONS = ['pg_trgm', 'btree_gin'];

interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly is_standby: boolean;
  readonly has_public: boolean;
  readonly missing: readonly string[];
  readonly may_call: boolean;
  readonly login: string;
  readonly database: string;
  readonly identity: string;
}

/** What a process needs to know of the database before it uses it. */
export interface DatabaseFacts {
  readonly pooling: Pooling;
  readonly database: string;
  readonly version: string;
}

/**
 * Checks what cannot be set when a connection opens.
 * @param directUrl of the same database past a pooler, for LISTEN, locks and migrations.
 * @throws DatabaseUnfit when it cannot be used as it is; what a connection fails with when it cannot be reached.
 */
export async function checkDatabase(url: string, directUrl: string | undefined): Promise<DatabaseFacts> {
  const pooling = await poolingOf(url);
  if (pooling === 'transaction' && directUrl === undefined)
    throw new DatabaseUnfit(
      'this is a pooler in transaction mode, which LISTEN, locks and migrations cannot go through: ' +
        'set DATABASE_DIRECT_URL to PostgreSQL itself, or the pooler to session mode (PgBouncer: pool_mode = session).',
    );
  const facts = await ask(url, async (client) => {
    const known = await factsOf(client);
    assertUsable(known);
    if (pooling === 'transaction') await assertSettled(client, known);
    return known;
  });
  if (directUrl !== undefined) await checkDirect(directUrl, facts);
  return {
    pooling,
    database: facts.database,
    version: `${Math.floor(facts.version / 10_000)}.${facts.version % 10_000}`,
  };
}

async function checkDirect(url: string, { identity }: Facts): Promise<void> {
  const setting = 'DATABASE_DIRECT_URL';
  if ((await poolingOf(url)) === 'transaction')
    throw new DatabaseUnfit('this is a pooler in transaction mode too; it has to reach PostgreSQL itself.', setting);
  const direct = await ask(url, factsOf);
  if (direct.identity !== identity)
    throw new DatabaseUnfit('this is another database than the one of DATABASE_URL.', setting);
}

async function ask<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.end().catch(() => undefined);
  }
}

async function factsOf(client: Client): Promise<Facts> {
  const { rows } = await client.query<Facts>(`
    select current_setting('server_version_num')::integer as version, pg_encoding_to_char(d.encoding) as encoding,
           pg_is_in_recovery() as is_standby, to_regnamespace('public') is not null as has_public,
           array(select name from unnest(array['${EXTENSIONS.join("', '")}']) as name
                 where not exists (select from pg_available_extensions a where a.name = name)) as missing,
           coalesce(has_function_privilege(to_regprocedure('public.event_backlog(text)')::oid, 'execute'), true) as may_call,
           current_user as login, current_database() as database,
           concat_ws('/', d.oid, extract(epoch from pg_postmaster_start_time())) as identity
    from pg_database d where d.datname = current_database()`);
  const [facts] = rows;
  if (!facts) throw new Error('PostgreSQL does not know its own database.');
  return facts;
}

function assertUsable({ version, encoding, is_standby, has_public, missing, may_call, login, database }: Facts): void {
  const problem =
    version < OLDEST * 10_000
      ? `this is PostgreSQL ${Math.floor(version / 10_000)}, and Remit needs ${OLDEST} or newer.`
      : encoding !== 'UTF8'
        ? `the database "${database}" is encoded in ${encoding}, and Remit needs UTF8: make it with "create database NAME encoding 'UTF8' template template0".`
        : is_standby
          ? 'this server is a standby, which takes no writes: name the primary.'
          : !has_public
            ? `the database "${database}" has no schema "public", in which Remit keeps its tables: run "create schema public" in it.`
            : missing.length > 0
              ? `PostgreSQL has no extension ${missing.join(' and ')} there: install the package postgresql-contrib on its server.`
              : !may_call
                ? `the login may not call the functions of this database: run "grant execute on all functions in schema public to ${login}" with the login that owns it.`
                : undefined;
  if (problem !== undefined) throw new DatabaseUnfit(problem);
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
