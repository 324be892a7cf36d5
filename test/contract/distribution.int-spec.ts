import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** What an operator runs on an empty, migrated database with Citus. `DISTRIBUTION_WRITE=1` writes it anew. */
const SCRIPT = path.resolve(__dirname, '../../libs/platform/database/distribution.sql');

/**
 * Distributed by another column than the tenant. Two tenants may share a Nomod account, and a charge of it may be
 * booked only once: its key holds across tenants, so rows with the same id must lie on the same server.
 */
const OTHERWISE: Readonly<Record<string, string>> = { account_charges: 'id' };

interface Table {
  readonly name: string;
  /** Number of foreign keys between it and a table without any. */
  readonly depth: number;
}

/** Tables of tenants: `tenants` first, because others are placed beside it, then those that others refer to. */
const TABLES = `
  with recursive tenant_table as (
    select c.oid, c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  ), placed as (
    select oid, relname, 0 as depth from tenant_table
    union select t.oid, t.relname, p.depth + 1 from placed p
    join pg_constraint f on f.contype = 'f' and f.confrelid = p.oid join tenant_table t on t.oid = f.conrelid
  )
  select relname as name, max(depth) as depth from placed group by relname
  order by max(depth), relname <> 'tenants', relname`;

/** Foreign keys with the positions of the tenant in both lists of columns. */
const FOREIGN_KEYS = `
  select f.conname as name, f.conrelid::regclass::text as from_table, f.confrelid::regclass::text as to_table,
    array_position(f.conkey, (select attnum from pg_attribute where attrelid = f.conrelid and attname = 'tenant_id')) as here,
    array_position(f.confkey, (select attnum from pg_attribute where attrelid = f.confrelid and attname = 'tenant_id')) as there
  from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace`;

describe('the script that distributes the tables over servers', () => {
  let database: TestDatabase;
  let client: Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  const tables = async (): Promise<readonly Table[]> => (await client.query<Table>(TABLES)).rows;
  const columnOf = (name: string): string => OTHERWISE[name] ?? 'tenant_id';

  it('names every table of tenants, those that others refer to first', async () => {
    const script = scriptFor(await tables(), columnOf);
    if (process.env.DISTRIBUTION_WRITE) writeFileSync(SCRIPT, script);
    expect(readFileSync(SCRIPT, 'utf8')).toBe(script);
  });

  it('is accepted: PostgreSQL makes hash partitions by the same columns, which all unique keys contain', async () => {
    await client.query('create schema parts');
    const refused: string[] = [];
    for (const { name } of await tables()) {
      await client
        .query(`create table parts.${name} (like ${name} including all) partition by hash (${columnOf(name)})`)
        .catch((error: Error) => refused.push(`${name}: ${error.message}`));
    }
    expect(refused).toEqual([]);
  });

  it('is accepted: every foreign key holds between rows of one tenant, by tables that are distributed alike', async () => {
    const { rows } = await client.query<
      Record<'name' | 'from_table' | 'to_table', string> & Record<'here' | 'there', number>
    >(FOREIGN_KEYS);
    expect(rows.length).toBeGreaterThan(0);
    for (const { name, from_table: from, to_table: to, here, there } of rows) {
      expect({ name, here }).toEqual({ name, here: there });
      expect({ name, here }).toEqual({ name, here: expect.any(Number) });
      expect([name, columnOf(from), columnOf(to)]).toEqual([name, 'tenant_id', 'tenant_id']);
    }
  });
});

function scriptFor(tables: readonly Table[], columnOf: (name: string) => string): string {
  const lines = tables.map(({ name }) => {
    const column = columnOf(name);
    const place = name === 'tenants' || column !== 'tenant_id' ? 'none' : 'tenants';
    return `select create_distributed_table('${name}', '${column}', colocate_with => '${place}');`;
  });
  return `${HEAD}${lines.join('\n')}\n`;
}

const HEAD = `-- Spreads the tables over the servers of a Citus cluster, all rows of one tenant on one server. Run it once, on an empty
-- database that \`npx remit migrate\` has prepared. Made from the schema and checked by test/contract/distribution.
--
-- account_charges is distributed by the charge: two tenants may share a Nomod account, and a charge is booked once.
-- gateway_budgets and migrations hold nothing of a tenant and stay on the coordinator.
-- Functions of the operator's role read all tenants: they run on the coordinator.
`;
