import { randomBytes } from 'node:crypto';
import { onDatabase } from '../../../test/support/on-database';
import { CLUSTER_URL_VARIABLE, databaseUrl } from '../../../test/support/test-cluster';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { checkDatabase } from './check-database';
import { createDataSource, type PostgresDataSource } from './data-source';
import { Database } from './database';
import { runMigrations } from './migrate';

const cluster = process.env[CLUSTER_URL_VARIABLE] ?? '';

const asOwner = (url: string, ...statements: string[]): Promise<void> =>
  onDatabase(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });

describe.each([
  ['datestyle', `'German'`],
  ['datestyle', `'SQL, DMY'`],
  ['timezone', `'Asia/Kolkata'`],
  ['intervalstyle', `'sql_standard'`],
  ['search_path', `'"$user", pg_catalog'`],
  ['row_security', 'off'],
  ['bytea_output', `'escape'`],
  ['standard_conforming_strings', 'off'],
  ['default_transaction_isolation', `'serializable'`],
  ['statement_timeout', '0'],
  ['jit', 'on'],
])('a database whose %s is %s', (setting, value) => {
  let testDatabase: TestDatabase;
  let dataSource: PostgresDataSource;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const name = new URL(testDatabase.url).pathname.slice(1);
    await asOwner(testDatabase.url, `alter database ${name} set ${setting} = ${value}`);
    dataSource = await createDataSource(testDatabase.url, []).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await testDatabase.drop();
  });

  it('is used as any other', async () => {
    await new Database(dataSource).transaction({ tenantId: 'tenant_1', environmentId: 'env_1' }, async () => {
      const [row] = await dataSource.query<{ at: Date; bytes: Buffer; text: string }[]>(
        `select timestamptz '2026-11-29 10:00:00.123+00' as at, '\\x00ff'::bytea as bytes, E'a\\\\b' || 'a\\b' as text, current_setting('statement_timeout') as limit,
                current_setting('jit') as jit, current_setting('transaction_isolation') as isolation, (select count(*)::integer from invoices) as invoices`,
      );
      expect(row).toEqual({
        at: new Date('2026-11-29T10:00:00.123Z'),
        bytes: Buffer.from([0, 255]),
        text: 'a\\ba\\b',
        limit: '30s',
        jit: 'off',
        isolation: 'read committed',
        invoices: 0,
      });
    });
  });
});

describe('an empty database', () => {
  let url: string;
  let name: string;

  beforeEach(async () => {
    name = `odd_${randomBytes(6).toString('hex')}`;
    await asOwner(cluster, `create database ${name}`);
    url = databaseUrl(cluster, name);
  });
  afterEach(() => asOwner(cluster, `drop database ${name} with (force)`));

  it('whose extensions are in a schema of their own is migrated', async () => {
    await asOwner(
      url,
      'create schema extensions',
      'create extension pg_trgm schema extensions',
      'create extension btree_gin schema extensions',
    );
    await runMigrations(url);
    await asOwner(
      url,
      `select invoices_like('%1%', 10) from (select set_config('remit.tenant_id', 't', false), set_config('remit.environment_id', 'e', false)) s`,
    );
  });

  it('that holds tables of another program is refused, and left as it was', async () => {
    await asOwner(url, 'create table invoices (id integer)');
    await expect(runMigrations(url)).rejects.toThrow(
      /^DATABASE_URL: the schema "public" of this database holds tables of another program \(relation "invoices" already exists\)/,
    );
    const tables = await onDatabase(url, (client) =>
      client.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      ),
    );
    expect(tables.rows.map(({ name: table }) => table).filter((table) => table !== 'migrations')).toEqual(['invoices']);
  });

  it('that was made before the first release is refused, with what to do', async () => {
    await asOwner(
      url,
      'create table migrations (id serial primary key, timestamp bigint not null, name text not null)',
      `insert into migrations (timestamp, name) values (1700000000000, 'Roles1700000000000')`,
    );
    await expect(runMigrations(url)).rejects.toThrow(
      'DATABASE_URL: this database was made by a version of Remit before 0.1.0 and cannot be brought up to date: ' +
        'name a new, empty database, or, for the one in DATA_DIR, move that folder away.',
    );
  });

  it('with a schema named like the login is migrated', async () => {
    await asOwner(url, `create schema "${new URL(url).username}"`);
    await runMigrations(url);
    await asOwner(url, 'select count(*) from public.invoices');
  });
});

describe('a database that cannot be used', () => {
  const refused = (url: string, directUrl?: string): Promise<string> =>
    checkDatabase(url, directUrl).then(
      () => 'taken',
      (error: Error) => `${error.name}: ${error.message}`,
    );

  it('because of its encoding is refused by name', async () => {
    const name = `latin_${randomBytes(6).toString('hex')}`;
    await asOwner(
      cluster,
      `create database ${name} encoding 'LATIN1' locale 'C' template template0 locale_provider 'libc'`,
    );
    try {
      expect(await refused(databaseUrl(cluster, name))).toBe(
        `DatabaseUnfit: DATABASE_URL: the database "${name}" is encoded in LATIN1, and Remit needs UTF8: create it with "create database NAME encoding 'UTF8' template template0".`,
      );
    } finally {
      await asOwner(cluster, `drop database ${name}`);
    }
  });

  it.each([
    ['tr-TR', 'refused'],
    ['cs-CZ', 'refused'],
    ['en-US', 'taken'],
    ['ar-AE', 'taken'],
  ])('because of its language: one of %s is %s while it is empty', async (language, outcome) => {
    const name = `lang_${randomBytes(6).toString('hex')}`;
    await asOwner(
      cluster,
      `create database ${name} encoding 'UTF8' locale 'C' locale_provider icu icu_locale '${language}' template template0`,
    );
    try {
      const url = databaseUrl(cluster, name);
      const text = `the database "${name}" has a collation that breaks the order of lists`;
      expect(await refused(url)).toEqual(outcome === 'taken' ? 'taken' : expect.stringContaining(text));
      // An existing installation continues to work and gets a warning.
      await asOwner(url, 'create table domain_events ()');
      const { warnings } = await checkDatabase(url, undefined);
      expect(warnings).toEqual(outcome === 'taken' ? [] : [expect.stringContaining(text)]);
    } finally {
      await asOwner(cluster, `drop database ${name}`);
    }
  });

  it('is told of when the rules of its language have changed since it was made', async () => {
    const name = `aged_${randomBytes(6).toString('hex')}`;
    await asOwner(
      cluster,
      `create database ${name} encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'en-US' template template0`,
      `update pg_database set datcollversion = '1.2' where datname = '${name}'`,
    );
    try {
      const { warnings } = await checkDatabase(databaseUrl(cluster, name), undefined);
      expect(warnings).toEqual([expect.stringMatching(`^the database "${name}" was made by version 1.2 of the rules`)]);
    } finally {
      await asOwner(cluster, `drop database ${name}`);
    }
  });

  it('because it lets the login have too few connections is told of', async () => {
    const name = `few_${randomBytes(6).toString('hex')}`;
    await asOwner(
      cluster,
      `create role ${name} login connection limit 5 password 'secret'`,
      `create database ${name} owner ${name}`,
    );
    try {
      const url = new URL(databaseUrl(cluster, name));
      [url.username, url.password] = [name, 'secret'];
      const warningsFor = async (connections: number) =>
        (await checkDatabase(url.href, undefined, { connections })).warnings;
      expect(await warningsFor(5)).toEqual([]);
      expect(await warningsFor(12)).toEqual([
        expect.stringMatching(/^PostgreSQL gives this login 5 connections at most, and each Remit process may need 12/),
      ]);
    } finally {
      await asOwner(cluster, `drop database ${name}`, `drop role ${name}`);
    }
  });

  it('because it has no schema "public" is refused by name', async () => {
    const name = `bare_${randomBytes(6).toString('hex')}`;
    await asOwner(cluster, `create database ${name}`);
    try {
      await asOwner(databaseUrl(cluster, name), 'drop schema public cascade');
      expect(await refused(databaseUrl(cluster, name))).toContain('has no schema "public"');
    } finally {
      await asOwner(cluster, `drop database ${name}`);
    }
  });

  it('because the direct URL names another is refused by name', async () => {
    const testDatabase = await createTestDatabase();
    try {
      expect(await refused(testDatabase.url, cluster)).toBe(
        'DatabaseUnfit: DATABASE_DIRECT_URL: this is another database than the database of DATABASE_URL.',
      );
    } finally {
      await testDatabase.drop();
    }
  });
});
