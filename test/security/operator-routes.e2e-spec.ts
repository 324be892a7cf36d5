import { request } from 'node:http';
import { ask, type Question } from './support/ask';
import { OpenApi, type Operation } from './support/open-api';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(120_000);

const INSIDE = '203.0.113.9';
const OUTSIDE = '198.51.100.9';
const PROOF = { 'x-remit-console': '1' };

/** What somebody sends in place of the operator's key, or around it. */
interface Attempt {
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

describe("the operator's routes", () => {
  let world: World;
  let operations: Operation[];
  let who: TestEnvironment;
  let wideKey: string;

  beforeAll(async () => {
    world = await World.start({ TRUSTED_PROXIES: '127.0.0.1', ADMIN_ALLOWED_ADDRESSES: `127.0.0.1,${INSIDE}` });
    who = (await world.newTenant('Acme')).sandbox;
    ({ api_key: wideKey } = await world.operator<{ api_key: string }>(`tenants/${who.tenantId}/api-keys`, {
      name: 'Wide',
      scopes: ['read', 'write', 'admin'],
    }));
    const api = await OpenApi.of(world.remit.url);
    operations = api.operations.filter(({ path }) => /^\/api\/v1\/(admin|tenants)\b/.test(path));
  });
  afterAll(() => world.stop());

  const bodyOf = ({ method, path }: Operation) => {
    if (method === 'get') return undefined;
    if (path.endsWith('redrive')) return { event_id: 'evt_1', subscriber: 'x' };
    if (/owners$|password-links$/.test(path)) return { email: 'stranger@example.com' };
    return { name: 'Stranger' };
  };
  const pathOf = ({ path }: Operation) => path.replaceAll(/\{\w+\}/g, who.tenantId);
  const tryAll = async ({ key, headers }: Attempt) => {
    const statuses = new Set<number>();
    for (const operation of operations) {
      const question = { method: operation.method, path: pathOf(operation), body: bodyOf(operation), key, headers };
      const { status, text } = await ask(world.remit.url, question);
      if (status >= 400) expect(text).not.toMatch(/sk_|tenant_/);
      statuses.add(status);
    }
    return [...statuses].toSorted();
  };
  const signIn = async (key: string, headers: Record<string, string> = {}) => {
    const question = { method: 'post', path: '/api/v1/session', body: { key }, headers: { ...PROOF, ...headers } };
    const answer = await ask(world.remit.url, question);
    expect(answer.status).toBe(200);
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };

  it('are all tried here, and open to the operator', async () => {
    expect(operations).toHaveLength(8);
    expect(await tryAll({ key: world.remit.adminKey, headers: { 'x-forwarded-for': INSIDE } })).toEqual([
      200, 201, 404,
    ]);
  });

  it.each<[string, () => Attempt]>([
    ['nothing', () => ({})],
    ['an empty key', () => ({ headers: { authorization: 'Bearer ' } })],
    ['half of the key', () => ({ key: world.remit.adminKey.slice(0, -1) })],
    ['the key and more', () => ({ key: `${world.remit.adminKey}x` })],
    ['the key in other letters', () => ({ key: world.remit.adminKey.toUpperCase() })],
    ['the key twice', () => ({ key: `${world.remit.adminKey}, Bearer ${world.remit.adminKey}` })],
    ['basic authentication', () => ({ headers: { authorization: `Basic ${btoa(`admin:${world.remit.adminKey}`)}` } })],
    ['the key as a cookie', () => ({ headers: { cookie: `remit_session=${world.remit.adminKey}`, ...PROOF } })],
    ["a tenant's key", () => ({ key: who.key })],
    ["a tenant's key for all of it", () => ({ key: wideKey })],
  ])('are shut to %s', async (_name, attempt) => {
    for (const status of await tryAll(attempt())) expect([401, 403]).toContain(status);
  });

  it("are shut to a tenant's session, and to the operator's own from another site or without its header", async () => {
    const tenants = await signIn(wideKey);
    for (const status of await tryAll({ headers: { cookie: tenants, ...PROOF } })) expect([401, 403]).toContain(status);
    const own = await signIn(world.remit.adminKey);
    expect(await tryAll({ headers: { cookie: own, ...PROOF } })).toEqual([200, 201, 404]);
    const writes = operations.filter(({ method }) => method !== 'get');
    const foreign: Record<string, string>[] = [
      {},
      { ...PROOF, origin: 'https://evil.example' },
      { ...PROOF, origin: 'null' },
      { ...PROOF, origin: `${world.remit.url}.evil.example` },
      { ...PROOF, origin: world.remit.url.replace('127.0.0.1', 'localhost') },
    ];
    for (const operation of writes) {
      for (const headers of foreign) {
        const question = { method: 'post', path: pathOf(operation), body: bodyOf(operation) };
        const { status } = await ask(world.remit.url, { ...question, headers: { cookie: own, ...headers } });
        expect([headers, status]).toEqual([headers, 403]);
      }
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const headers = { cookie: own, ...PROOF, 'content-type': type };
        const { status } = await ask(world.remit.url, { method: 'post', path: pathOf(operation), body: '{}', headers });
        expect(status).toBe(415);
      }
    }
  });

  it("are shut to the operator's session where the key may not be used from, whatever the proxy is told", async () => {
    const cookie = await signIn(world.remit.adminKey, { 'x-forwarded-for': INSIDE });
    for (const forwarded of [OUTSIDE, `${INSIDE}, ${OUTSIDE}`, `::ffff:${OUTSIDE}`, `${OUTSIDE}:443`]) {
      const headers = { 'x-forwarded-for': forwarded, 'x-real-ip': INSIDE, forwarded: `for=${INSIDE}` };
      expect(await tryAll({ headers: { ...headers, cookie, ...PROOF } })).toEqual([403]);
      expect(await tryAll({ headers, key: world.remit.adminKey })).toEqual([403]);
    }
  });

  it('give a visitor no session that somebody else knows', async () => {
    const planted = 'A'.repeat(43);
    const cookie = await signIn(world.remit.adminKey, { cookie: `remit_session=${planted}` });
    expect(cookie).not.toContain(planted);
    expect(await tryAll({ headers: { cookie: `remit_session=${planted}`, ...PROOF } })).toEqual([401]);
    const before = await signIn(wideKey);
    const after = await signIn(world.remit.adminKey, { cookie: before });
    expect(after).not.toBe(before);
    expect(await tryAll({ headers: { cookie: before, ...PROOF } })).toEqual([401]);
  });

  it.each([
    '/api/v1/customers/../tenants',
    '/api/v1//tenants',
    '//api/v1/tenants',
    '/api/v1/%74enants',
    '/api/v1/tenants%2f',
    '/api/v1/tenants;x=1',
    '/api/v1/tenants%00',
    '/api/v1/Tenants',
    '/v1/tenants',
    'http://127.0.0.1/api/v1/tenants',
  ])('make no tenant by the path %s', async (path) => {
    expect(await raw(path, { authorization: `Bearer ${wideKey}` })).toBeGreaterThanOrEqual(400);
  });

  it.each<Record<string, string>>([
    { 'x-http-method-override': 'POST' },
    { 'x-original-url': '/api/v1/tenants' },
    { 'x-rewrite-url': '/api/v1/tenants' },
    { 'x-forwarded-prefix': '/api/v1/admin' },
    { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  ])('are not reached with the headers %j, and none of them comes back', async (headers) => {
    const question: Question = { method: 'get', path: '/api/v1/customers', key: who.key };
    const plain = await ask(world.remit.url, question);
    const sent = { authorization: `Bearer ${who.key}`, ...headers };
    expect(await raw('/api/v1/customers', sent, 'GET')).toBe(plain.status);
    expect(await raw('/api/v1/tenants', sent, 'GET')).toBe(405);
  });

  /** The status of a request whose path and headers are sent as they are. */
  function raw(path: string, headers: Record<string, string>, method = 'POST'): Promise<number> {
    const { hostname, port } = new URL(world.remit.url);
    const body = method === 'POST' ? JSON.stringify({ name: 'Stranger' }) : '';
    return new Promise((resolve, reject) => {
      request(
        { hostname, port, path, method, headers: { 'content-type': 'application/json', ...headers } },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part));
          answer.on('end', () => {
            expect(text + JSON.stringify(answer.headers)).not.toContain('evil.example');
            resolve(answer.statusCode ?? 0);
          });
        },
      )
        .on('error', reject)
        .end(body);
    });
  }
});
