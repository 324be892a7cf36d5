import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { APPLICATION_ROLE, createDataSource, loadedEntities, OPERATOR_ROLE, runMigrations } from '@remit/database';
import { Client } from 'pg';
import '../../apps/api/app.module';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { schemaOf } from './schema-snapshot';

const run = promisify(execFile);

/**
 * Only functions of the operator's role read by these. They find what two tenants on one Nomod account have in common,
 * and the due work of all tenants.
 */
const ACROSS_TENANTS = [
  'account_charges_charge',
  'connections_api_key_fingerprint',
  'event_deliveries_due_in_lane',
  'remote_operations_remote',
];

/** That of the migrations themselves, and the calls that accounts at Nomod take: they hold nothing of a tenant. */
const NOT_OF_TENANTS = ['gateway_budgets', 'migrations'];

describe('the database', () => {
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

  const select = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(sql, values)).rows;

  describe('keeps tenants apart', () => {
    it('by row policies that bind the owner too, on every table of a tenant', async () => {
      const tables = await select<{ name: string }>(`
        select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`);
      expect(tables.length).toBeGreaterThan(10);
      for (const table of tables) {
        expect(table).toMatchObject({ enabled: true, forced: true });
        expect(table).not.toMatchObject({ owner: APPLICATION_ROLE });
        expect(table).not.toMatchObject({ owner: OPERATOR_ROLE });
      }
    });

    it('and has no table without a tenant, but those that hold nothing of one', async () => {
      const tables = await select<{ name: string }>(`
        select c.relname as name from pg_class c
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')`);
      expect(tables.map(({ name }) => name).sort()).toEqual(NOT_OF_TENANTS);
    });

    it('by a policy for the application that names the tenant, for reading and for writing', async () => {
      const policies = await select<{ tablename: string; qual: string; with_check: string }>(
        `select tablename, qual, with_check from pg_policies where schemaname = 'public' and $1 = any (roles)`,
        [APPLICATION_ROLE],
      );
      const setting = `(tenant_id = current_setting('remit.tenant_id'::text, true))`;
      for (const policy of policies) {
        expect(policy.qual).toContain(setting);
        expect(policy.with_check).toContain(setting);
      }
      const guarded = new Set(policies.map(({ tablename }) => tablename));
      const granted = await select<{ table_name: string }>(
        `select distinct table_name from information_schema.role_table_grants where grantee = $1`,
        [APPLICATION_ROLE],
      );
      expect(granted.filter(({ table_name }) => !guarded.has(table_name))).toEqual([]);
    });

    it('by a role that owns nothing, is no superuser and cannot bypass policies', async () => {
      const roles = await select(
        `select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb from pg_roles where rolname = any ($1) order by 1`,
        [[APPLICATION_ROLE, OPERATOR_ROLE]],
      );
      const powerless = {
        rolsuper: false,
        rolbypassrls: false,
        rolcanlogin: false,
        rolcreaterole: false,
        rolcreatedb: false,
      };
      expect(roles).toEqual([
        { rolname: APPLICATION_ROLE, ...powerless },
        { rolname: OPERATOR_ROLE, ...powerless },
      ]);
      const memberships = await select(
        `select * from pg_auth_members where member = any (select oid from pg_roles where rolname = any ($1))`,
        [[APPLICATION_ROLE, OPERATOR_ROLE]],
      );
      expect(memberships).toEqual([]);
    });

    it('in every key and index: they start with the tenant', async () => {
      const others = await select<{ name: string }>(
        `
        select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
        where c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)
          and (select attname from pg_attribute where attrelid = c.oid and attnum = i.indkey[0]) <> 'tenant_id'`,
        [NOT_OF_TENANTS],
      );
      expect(others.map(({ name }) => name).toSorted()).toEqual(ACROSS_TENANTS);
    });

    it('by functions that fix their search path; those that look across tenants are not for the role of units of work', async () => {
      const functions = await select<{ proname: string; application: boolean }>(
        `
        select p.oid::regprocedure::text as name, pg_get_userbyid(proowner) as owner, proconfig::text as config,
               has_function_privilege('public', p.oid, 'execute') as public,
               has_function_privilege($1, p.oid, 'execute') as application, proname
        from pg_proc p where pronamespace = 'public'::regnamespace and prosecdef`,
        [APPLICATION_ROLE],
      );
      expect(functions.length).toBeGreaterThan(0);
      for (const each of functions) {
        expect(each).toMatchObject({ owner: OPERATOR_ROLE, public: false });
        expect(each).toMatchObject({ config: expect.stringContaining('search_path=public, pg_temp') });
      }
      const callable = functions.filter(({ application }) => application).map(({ proname }) => proname);
      expect(callable.toSorted()).toEqual([
        'connections_of_account',
        'customers_like',
        'emails_of_last_hour',
        'erase_texts',
        'invoices_like',
      ]);
    });
  });

  it('has exactly what the entities say', async () => {
    // TypeORM reads the expressions of generated columns in a table of its own, which its migrations would write.
    await client.query(
      `create table typeorm_metadata as
       select 'GENERATED_COLUMN' as type, table_catalog::text as database, table_schema::text as schema,
         table_name::text as "table", column_name::text as name, generation_expression::text as value
       from information_schema.columns where is_generated = 'ALWAYS'`,
    );
    const dataSource = await createDataSource(database.url, loadedEntities()).initialize();
    try {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('is the same after all migrations went down and up again', async () => {
    const before = await schemaOf(client);
    const dataSource = await createDataSource(database.url, []).initialize();
    try {
      const { length } = dataSource.migrations;
      for (let step = 0; step < length; step += 1) await dataSource.undoLastMigration();
      const left = await schemaOf(client);
      expect(left.filter((line) => line.startsWith('column') && !line.startsWith('column migrations.'))).toEqual([]);
      expect(left.filter((line) => line.startsWith('function'))).toEqual([]);
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
    expect(await schemaOf(client)).toEqual(before);
  }, 60_000);

  it('is migrated once when four processes start at once on an empty database', async () => {
    const before = await schemaOf(client);
    await client.query('drop schema public cascade; create schema public; grant usage on schema public to public');
    const door = path.resolve(__dirname, '../../dist/libs/platform/database/index.js');
    const migrate = `require(${JSON.stringify(door)}).runMigrations(process.argv[1])`;
    await Promise.all(Array.from({ length: 4 }, () => run(process.execPath, ['-e', migrate, database.url])));
    const applied = await select<{ name: string }>('select name from migrations order by id');
    const names = applied.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const isSchema = (line: string) => !line.startsWith('schema ');
    // A new database has roles of its own, named like it.
    const suffix = new RegExp(`(?<=remit_(app|operator))_${new URL(database.url).pathname.slice(1)}`, 'g');
    const after = (await schemaOf(client)).map((line) => line.replaceAll(suffix, ''));
    expect(after.filter(isSchema).sort()).toEqual(before.filter(isSchema).sort());
    await runMigrations(database.url);
    expect(await select('select name from migrations order by id')).toEqual(applied);
  }, 60_000);
});
