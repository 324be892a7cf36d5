import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

interface Row {
  readonly path: string;
  readonly method: string;
  readonly origin: string;
  readonly request_id: string;
  readonly key_name: string;
}

jest.setTimeout(60_000);

let database: TestDatabase;
let remit: RemitProcess;
let tenant: TenantClient;

const start = async () => (remit = await startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:1' }));

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await TenantClient.create(await start());
});
afterAll(async () => {
  await remit.stop();
  await database.drop();
});

const log = async (query = '', key?: string): Promise<readonly Row[]> => {
  const headers = { authorization: `Bearer ${key ?? tenant.key}` };
  const answer = await fetch(`${remit.url}/api/v1/request-log?limit=1000${query}`, { headers });
  return ((await answer.json()) as { items: Row[] }).items;
};

/** The console as a browser uses it: the key in a sealed cookie. */
async function signIn(): Promise<Record<string, string>> {
  const answer = await fetch(`${remit.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-remit-console': '1' },
    body: JSON.stringify({ key: tenant.key }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    cookie,
    'x-remit-console': '1',
    'x-environment-id': tenant.environmentId,
    'content-type': 'application/json',
  };
}

it('finds a request by the id that its caller was told', async () => {
  const { headers } = await tenant.get('/api/v1/customers/cust_unknown');
  const requestId = headers.get('x-request-id') ?? '';
  const rows = await eventually('the request to be in the log', () => log(`&request_id=${requestId}`), {
    until: ({ length }) => length > 0,
  });
  expect(rows).toMatchObject([
    { method: 'GET', path: '/api/v1/customers/cust_unknown', status: 404, error_code: 'not_found', origin: 'api' },
  ]);
});

it('shows what was changed in the console, and not what its pages read', async () => {
  const headers = await signIn();
  const send = (method: string, path: string, body?: object) =>
    fetch(`${remit.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  expect((await send('GET', '/customers')).status).toBe(200);
  expect((await send('POST', '/invoices/search', {})).status).toBe(200);
  expect((await send('POST', '/customers', { external_id: 'c1', name: 'Aisha' })).status).toBe(201);
  const rows = await eventually('the change to be in the log', log, {
    until: (all) => all.some(({ origin }) => origin === 'console'),
  });
  const ofConsole = rows.filter(({ origin }) => origin === 'console');
  expect(ofConsole.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/v1/customers']);
});

it('shows nothing of another environment or tenant', async () => {
  const other = await TenantClient.create(remit);
  await tenant.get('/api/v1/customers?of=mine');
  await eventually('the request to be in the log', log, { until: ({ length }) => length > 0 });
  expect(await log('', tenant.productionKey)).toEqual([]);
  expect(await log('', other.key)).toEqual([]);
});

it('loses nothing in an ordinary stop that was answered, also while it stops', async () => {
  const ask = async (name: string) => {
    const answer = tenant.call('GET', '/api/v1/customers', undefined, { 'x-request-id': name });
    return (await answer.catch(() => undefined))?.status === 200 ? [name] : [];
  };
  const names = (when: string) => Array.from({ length: 40 }, (_, index) => `${when}-${index}`);
  const before = await Promise.all(names('before').map(ask));
  const during = Promise.all(names('during').map(ask));
  await remit.stop();
  const answered = [...before, ...(await during)].flat();
  expect(answered.length).toBeGreaterThanOrEqual(40);
  await start();
  const kept = new Set((await log()).map(({ request_id: id }) => id));
  expect(answered.filter((name) => !kept.has(name))).toEqual([]);
});
