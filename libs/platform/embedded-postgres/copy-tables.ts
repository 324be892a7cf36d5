import { rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgresFailed } from './embedded-postgres.errors';

interface Table {
  readonly name: string;
  /** Quoted names, separated by commas. */
  readonly columns: string;
}

/** All tables except `migrations`, which is the same on both servers. */
const TABLES = `
  select c.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.table_name <> 'migrations'
  group by c.table_name order by c.table_name`;

/**
 * Copies every row from one server to another with the same schema, through files in a folder that both can write. It
 * reads one snapshot of the old server and writes in one transaction on the new one.
 * @returns the number of rows
 * @throws EmbeddedPostgresFailed when the copy differs from the original
 */
export async function copyTables(fromUrl: string, toUrl: string, exchange: string): Promise<number> {
  return connected(fromUrl, async (from) =>
    connected(toUrl, async (to) => {
      await from.query('begin isolation level repeatable read read only');
      const tables = (await from.query<Table>(TABLES)).rows;
      const there = (await to.query<Table>(TABLES)).rows;
      const names = (list: readonly Table[]) => list.map(({ name }) => name).join(', ');
      if (names(tables) !== names(there))
        throw new EmbeddedPostgresFailed(
          `The old database has the tables ${names(tables)}, the new one ${names(there)}.`,
        );
      await to.query('begin');
      // Keys and triggers have checked the rows when they were written, so they do not run again.
      await to.query('set local session_replication_role = replica');
      await to.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
      let rows = 0;
      for (const table of tables) rows += await copyTable(from, to, table, exchange);
      await copySequences(from, to);
      await to.query('commit');
      await to.query('analyze');
      return rows;
    }),
  );
}

async function copyTable(from: Client, to: Client, { name, columns }: Table, exchange: string): Promise<number> {
  const onDisk = path.join(exchange, name);
  const file = `'${onDisk.replaceAll("'", "''")}'`;
  const written = (await from.query(`copy ${name} (${columns}) to ${file}`)).rowCount;
  const read = (await to.query(`copy ${name} (${columns}) from ${file}`)).rowCount;
  rmSync(onDisk);
  if (written === read) return written ?? 0;
  throw new EmbeddedPostgresFailed(`${written} rows of ${name} were written, and ${read} read.`);
}

async function copySequences(from: Client, to: Client): Promise<void> {
  const { rows } = await from.query<{ name: string; last: string }>(
    `select quote_ident(sequencename) as name, last_value as last from pg_sequences
     where schemaname = 'public' and last_value is not null and sequencename not like 'migrations%'`,
  );
  for (const { name, last } of rows) await to.query('select setval($1::regclass, $2)', [name, last]);
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
