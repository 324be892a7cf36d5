import { randomBytes } from 'node:crypto';
import { onDatabase } from '../../../test/support/on-database';
import { missingSystemPostgres, startSystemPostgres, type SystemPostgres } from '../../../test/support/system-postgres';
import { CLUSTER_URL_VARIABLE, databaseUrl } from '../../../test/support/test-cluster';
import { createDataSource } from './data-source';
import { Database } from './database';
import { administratorSql, runMigrations } from './migrate';
import { rolesFor } from './roles';

jest.setTimeout(120_000);

const missing = missingSystemPostgres();
if (missing) process.stdout.write(`several installations: only on the embedded server. ${missing}\n`);

/** The database of an installation and the login that owns it. */
interface Installation {
  readonly name: string;
  readonly url: string;
}

const PASSWORD = 'secret';

const embedded = async () => ({ url: process.env[CLUSTER_URL_VARIABLE] ?? '', stop: async () => undefined });
const servers: [string, () => Promise<Pick<SystemPostgres, 'url' | 'stop'>>][] = [
  ['the embedded server', embedded],
  ...(missing
    ? []
    : [['the server of this machine', () => startSystemPostgres()] as [string, () => Promise<SystemPostgres>]]),
];

describe.each(servers)('two installations on %s', (_where, start) => {
  let server: Pick<SystemPostgres, 'url' | 'stop'>;
  const made: string[] = [];
  beforeAll(async () => {
    server = await start();
  });
  afterAll(async () => {
    for (const name of made) await run(server.url, `drop database if exists ${name} with (force)`);
    await server.stop();
  });

  const run = (url: string, ...statements: string[]): Promise<unknown[]> =>
    onDatabase(url, async (client) => {
      let rows: unknown[] = [];
      for (const statement of statements) ({ rows } = await client.query(statement));
      return rows;
    });

  async function install(rights: string): Promise<Installation> {
    const name = `inst_${randomBytes(5).toString('hex')}`;
    await run(
      server.url,
      `create role ${name} login password '${PASSWORD}' ${rights}`,
      `create database ${name} owner ${name}`,
    );
    made.push(name);
    const url = new URL(databaseUrl(server.url, name));
    [url.username, url.password] = [name, PASSWORD];
    return { name, url: url.href };
  }

  const countInvoices = async (url: string): Promise<number> => {
    const dataSource = await createDataSource(url, []).initialize();
    try {
      const database = new Database(dataSource);
      return await database.transaction({ tenantId: 'tenant_1', environmentId: 'env_1' }, async () => {
        const [row] = await database.manager.query<{ many: number }[]>(
          'select count(*)::integer as many from invoices',
        );
        return row?.many ?? -1;
      });
    } finally {
      await dataSource.destroy();
    }
  };

  const failure = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: Error) => error.message,
    );

  it('whose logins may make roles both run, and neither gets into the other', async () => {
    const [first, second] = [await install('createrole'), await install('createrole')];
    await runMigrations(first.url);
    await runMigrations(second.url);
    expect([await countInvoices(first.url), await countInvoices(second.url)]).toEqual([0, 0]);

    const elsewhere = new URL(first.url);
    elsewhere.pathname = `/${second.name}`;
    const { application, operator } = rolesFor(second.name);
    expect(await failure(run(elsewhere.href, 'select * from invoices'))).toContain('permission denied');
    expect(await failure(run(elsewhere.href, 'select * from every_environment()'))).toContain('permission denied');
    for (const role of [application, operator])
      expect(await failure(run(elsewhere.href, `set role ${role}`))).toContain('permission denied to set role');
  });

  it('without the right to make roles are told what an administrator runs, and run after that', async () => {
    const installation = await install('nocreaterole');
    const refusal = await failure(runMigrations(installation.url));
    const { application, operator } = rolesFor(installation.name);
    const statements =
      `create role ${application} nologin noinherit; create role ${operator} nologin noinherit; ` +
      `grant ${application}, ${operator} to "${installation.name}"; ` +
      `alter database "${installation.name}" owner to "${installation.name}";`;
    expect(refusal).toBe(
      'DATABASE_URL: the login may not do what migrations need (permission denied to create role). Migrate with the login that owns the ' +
        `database, or let an administrator run this once, connected to it: ${statements}`,
    );
    await run(databaseUrl(server.url, installation.name), statements);
    await runMigrations(installation.url);
    expect(await countInvoices(installation.url)).toBe(0);
  });

  it('are told what opens a schema "public" that is somebody else\'s, and run after that', async () => {
    const installation = await install('nocreaterole');
    const asAdministrator = databaseUrl(server.url, installation.name);
    await run(asAdministrator, 'alter schema public owner to current_user', 'revoke all on schema public from public');
    await run(asAdministrator, ...(await administratorSql(installation.url)));
    await runMigrations(installation.url);
    expect(await countInvoices(installation.url)).toBe(0);
    expect((await administratorSql(installation.url)).join(' ')).not.toContain('schema');
  });

  it('are used by a login that may change no table', async () => {
    const installation = await install('createrole');
    await runMigrations(installation.url);
    const runtime = `${installation.name}_rt`;
    const { application } = rolesFor(installation.name);
    await run(
      databaseUrl(server.url, installation.name),
      `create role ${runtime} login password '${PASSWORD}'`,
      `grant ${application} to ${runtime}`,
      `grant select on migrations to ${runtime}`,
      `grant execute on all functions in schema public to ${runtime}`,
    );
    const url = new URL(installation.url);
    url.username = runtime;
    await runMigrations(url.href);
    expect(await countInvoices(url.href)).toBe(0);
    expect(await failure(run(url.href, 'drop table invoices'))).toContain('must be owner');
    expect(await failure(run(url.href, `select * from event_backlog('webhooks')`))).toBe('done');
    // Runs as the role of a unit of work, also for the login that owns everything.
    for (const login of [url.href, installation.url])
      for (const call of [`event_backlog('webhooks')`, 'every_environment()', `release_event_leases('x')`])
        expect(await failure(run(login, `set role ${application}`, `select * from ${call}`))).toContain(
          'permission denied',
        );
  });
});
