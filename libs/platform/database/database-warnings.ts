import { type Client, escapeIdentifier } from 'pg';
import { type Facts, unsorted } from './database-facts';
import { type Pooling, sessionsGiven } from './pooling';

/**
 * Problems that do not prevent a start but may do harm later, each with its remedy.
 * @param connections maximum number of connections of the process
 */
export async function warningsOf(
  url: string,
  client: Client,
  { facts, pooling, connections }: { facts: Facts; pooling: Pooling; connections: number },
): Promise<string[]> {
  const warnings = [
    await shortageOf(url, { facts, pooling }, connections),
    facts.sorts_ids ? undefined : unsorted(facts),
    await changedLanguage(client, facts),
  ];
  return warnings.filter((warning) => warning !== undefined);
}

async function shortageOf(
  url: string,
  { facts, pooling }: { facts: Facts; pooling: Pooling },
  wanted: number,
): Promise<string | undefined> {
  const advice = `each Remit process may need ${wanted} (POOL_SIZE and one or two more)`;
  if (pooling === 'session' && wanted > 0) {
    // The connection that is open here counts as one of them.
    const given = 1 + (await sessionsGiven(url, wanted - 1));
    if (given < wanted)
      return `the pooler gives ${given} sessions at once, and ${advice}: raise its limits (PgBouncer: default_pool_size, max_client_conn), or lower POOL_SIZE`;
  }
  return pooling === 'none' && facts.most !== null && facts.most < wanted
    ? `PostgreSQL gives this login ${facts.most} connections at most, and ${advice}: raise its limit, or lower POOL_SIZE`
    : undefined;
}

interface Language {
  readonly made: string | null;
  readonly found: string | null;
}

/** An update of the operating system can change the sort order of texts. Existing indexes keep the old order. */
async function changedLanguage(client: Client, { database }: Facts): Promise<string | undefined> {
  const { rows } = await client.query<Language>(
    'select datcollversion as made, pg_database_collation_actual_version(oid) as found from pg_database where datname = current_database()',
  );
  const { made = null, found = null } = rows[0] ?? {};
  if (made === null || found === null || made === found) return undefined;
  const name = escapeIdentifier(database);
  return (
    `the database "${database}" was made by version ${made} of the rules of its language, and PostgreSQL now finds ${found}: indexes may miss rows ` +
    `and accept duplicates. Run "reindex database ${name}; alter database ${name} refresh collation version;" in it while Remit is stopped.`
  );
}
