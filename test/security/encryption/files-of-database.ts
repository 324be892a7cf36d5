import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from 'pg';

/** Number of WAL segments that are searched: the newest, 16 MiB each. */
const NEWEST_SEGMENTS = 4;

/** Runs a checkpoint and returns the files of this local database and the newest WAL segments of its server. */
export async function filesOfDatabase(sql: Client): Promise<string[]> {
  await sql.query('checkpoint');
  const { rows } = await sql.query<{ folder: string; oid: string; segment: string }>(
    `select current_setting('data_directory') as folder, oid::text, pg_walfile_name(pg_current_wal_lsn()) as segment
     from pg_database where datname = current_database()`,
  );
  const [{ folder, oid, segment } = { folder: '', oid: '', segment: '' }] = rows;
  const tables = (await readdir(path.join(folder, 'base', oid))).map((name) => path.join(folder, 'base', oid, name));
  const segments = (await readdir(path.join(folder, 'pg_wal')))
    .filter((name) => /^[0-9A-F]{24}$/.test(name) && name <= segment)
    .sort()
    .slice(-NEWEST_SEGMENTS);
  return [...tables, ...segments.map((name) => path.join(folder, 'pg_wal', name))];
}
