import type { Client } from 'pg';
import type { BenchTenant } from './tenant';

/** The copies to make. The id of copy n is `copyId(prefix, n)`: the prefix and n in 26 digits. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const copyId = (prefix: string, n: number): string => `${prefix}_${String(n).padStart(26, '0')}`;

/** SQL for the id of copy n. */
export const idOf = (prefix: string): string => `'${prefix}_' || lpad(n::text, 26, '0')`;

/**
 * Copies one row many times, as fast as PostgreSQL can. So a bench starts with full tables, without the calls that
 * would fill them.
 * @param where SQL condition on the row, in addition to its environment
 * @param changes SQL by column; `n` is the number of the copy
 * @throws Error when there is no such row
 */
export async function cloneRow(
  client: Client,
  { scope }: Pick<BenchTenant, 'scope'>,
  { table, where, range, changes }: { table: string; where: string; range: Range; changes: Record<string, string> },
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const values = rows.map(({ name }) => changes[name] ?? `t.${name}`);
  // Triggers are off. Foreign keys and the ledger's balance hold by construction, and on a table without statistics
  // their checks take time quadratic in the rows.
  await client.query('set session_replication_role = replica');
  const { rowCount } = await client.query(
    `insert into ${table} (${rows.map(({ name }) => name).join(', ')}) select ${values.join(', ')} from (select * from ${table} where tenant_id = $1 and environment_id = $2 and ${where}) t
     cross join generate_series($3::int, $4::int) n`,
    [scope.tenantId, scope.environmentId, range.from, range.to],
  );
  await client.query('set session_replication_role = origin');
  if (!rowCount) throw new Error(`There is no row of ${table} to copy where ${where}`);
}
