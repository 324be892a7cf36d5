import { onDatabase } from './on-database';

/** Different statements about tables of tenants that all operations together send at least. */
const LEAST_SEEN = 200;

/**
 * Statements sent to a database that read or write a table of tenants without the tenant in their condition. Statements inside functions do not count:
 * test/contract/database-schema lists the functions that may read across tenants.
 *
 * Call it when every operation was called. Needs a server with statistics of statements (TEST_POSTGRES=system); on
 * others it says that nothing was tested.
 * @throws when too few statements were seen for a result
 */
export async function statementsWithoutTenant(url: string): Promise<string[]> {
  return onDatabase(url, async (client) => {
    const { rows: loaded } = await client.query(
      `select from pg_settings where name = 'shared_preload_libraries' and setting like '%pg_stat_statements%'`,
    );
    if (loaded.length === 0) {
      process.stdout.write('Not tested: only TEST_POSTGRES=system has statistics of statements.\n');
      return [];
    }
    await client.query('create extension if not exists pg_stat_statements');
    const { rows } = await client.query<{ query: string; names_tenant: boolean | null }>(`
      with tables as (
        select string_agg(c.relname, '|') as names from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      )
      select distinct query, (case when query ~* '^\\s*insert' then query else substring(query from '(?i)\\mwhere\\M.*') end)
        ~ 'tenant_id' as names_tenant from pg_stat_statements s, tables
      where s.dbid = (select oid from pg_database where datname = current_database()) and s.toplevel
        and query ~* '^\\s*(select|insert|update|delete|with|merge)\\M' and query ~ ('\\m(' || tables.names || ')\\M')`);
    if (rows.length < LEAST_SEEN) throw new Error(`Only ${rows.length} statements were seen`);
    return rows.filter((row) => row.names_tenant !== true).map(({ query }) => query);
  });
}
