import { Client } from 'pg';
import { ask } from '../support/ask';
import { freePort } from '../support/free-port';
import { npmServe, type ServedProcess } from '../support/npm-serve';
import { eventually } from '../support/probe';
import { KEYS } from '../support/remit-process';
import { PATIENCE } from '../support/shop';
import { LONG } from '../support/stage';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(LONG);

/** That of `runMigrations`: whoever holds it migrates. */
const MIGRATION_LOCK = 7_236_648;

describe('a server that starts', () => {
  let database: TestDatabase;
  let elsewhere: Client;
  const served: ServedProcess[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    elsewhere = new Client({ connectionString: database.url });
    await elsewhere.connect();
    await elsewhere.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  });
  afterAll(async () => {
    for (const server of served) server.signal('SIGKILL');
    await elsewhere.end();
    await database.drop();
  });

  async function serving(env: Record<string, string>) {
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const server = npmServe({ ...KEYS, PORT: port, NOMOD_API_URL: 'http://127.0.0.1:1', ...env });
    const readiness = (status: string) =>
      eventually(`/readyz to say ${status}`, () => ask<{ status: string }>('GET', `${url}/readyz`), {
        ...PATIENCE,
        until: ({ body }) => body.status === status,
      });
    served.push(server);
    return { ...server, url, readiness };
  }

  it('listens while it migrates, says so, and serves on the same socket afterwards', async () => {
    const { url, readiness, signal, ended, output } = await serving({ DATABASE_URL: database.url });
    const migrating = await readiness('migrating');
    expect([migrating.status, migrating.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await ask('GET', `${url}/livez`)).toMatchObject({ status: 200, body: { status: 'ok' } });
    for (const [method, path] of [
      ['GET', '/api/v1/customers'],
      ['POST', '/api/v1/webhooks/nomod/tenant/environment'],
      ['GET', '/'],
      ['POST', '/livez'],
    ] as const) {
      const { status, headers, body } = await ask<{ code: string }>(method, url + path);
      expect([status, headers.get('retry-after'), body.code]).toEqual([503, '1', 'service_unavailable']);
    }
    await elsewhere.query('select pg_advisory_unlock_all()');
    await readiness('ok');
    expect((await ask('GET', `${url}/api/v1/customers`)).status).toBe(401);
    expect((await ask('POST', `${url}/api/v1/webhooks/nomod/tenant/environment`, { body: {} })).status).toBe(401);
    signal('SIGTERM');
    await ended;
    expect(output()).not.toMatch(/"level":"(error|fatal)"|The stop failed/);
    await elsewhere.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  });

  it('ends at once when it is told to while it migrates', async () => {
    const { readiness, signal, ended } = await serving({ DATABASE_URL: database.url });
    await readiness('migrating');
    const told = performance.now();
    signal('SIGTERM');
    expect(await ended).not.toBe(1);
    expect(performance.now() - told).toBeLessThan(2_000);
  });

  it('says that it is starting while the database is not up yet', async () => {
    const nowhere = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
    const { readiness, signal, ended } = await serving({ DATABASE_URL: nowhere });
    await readiness('starting');
    signal('SIGTERM');
    expect(await ended).not.toBe(1);
  });
});
