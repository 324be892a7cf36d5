import { ask } from './support/ask';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(120_000);

const LIMITS = {
  RATE_LIMIT_PER_KEY: '20',
  RATE_LIMIT_PER_TENANT: '30',
  FAILED_ATTEMPTS_PER_MINUTE: '60',
  WRITE_MB_PER_TENANT: '1',
};

describe('limits', () => {
  let world: World;
  let calm: TestEnvironment;

  beforeAll(async () => {
    world = await World.start({ ...LIMITS, TRUSTED_PROXIES: '127.0.0.1' });
    calm = (await world.newTenant('Calm')).sandbox;
  });
  afterAll(() => world.stop());

  const list = (key: string, source = '192.0.2.1') =>
    ask(world.remit.url, { method: 'get', path: '/api/v1/customers', key, headers: { 'x-forwarded-for': source } });

  it('are told in every answer', async () => {
    const { headers } = await list(calm.key);
    expect(headers.get('ratelimit-policy')).toBe('"key";q=200;w=10, "tenant";q=300;w=10');
    expect(headers.get('ratelimit')).toMatch(/^"key";r=199;t=\d+, "tenant";r=299;t=\d+$/);
  });

  it('come with an answer that no browser and no proxy keeps', async () => {
    const { headers } = await list(calm.key);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('permissions-policy')).toContain('payment=()');
  });

  it('bound what one tenant gives to be stored in a day, but not what it reads, nor other tenants', async () => {
    const [busy, idle] = [(await world.newTenant('Busy')).sandbox, (await world.newTenant('Idle')).sandbox];
    await world.call(busy, 'post', 'connections', {
      name: 'Nomod',
      provider_type: 'nomod',
      api_key: 'sk_busy.sandbox',
      webhook_secret: 'relay-secret-of-busy',
      status: 'published',
    });
    const note = 'x'.repeat(4_000);
    const write = ({ key }: TestEnvironment, id: string) =>
      ask(world.remit.url, {
        method: 'post',
        path: '/api/v1/customers',
        key,
        body: { external_id: id, name: 'Fat', metadata: { a: note, b: note, c: note } },
      });
    let answer = await write(busy, 'fat-0');
    for (let count = 1; answer.status === 201 && count < 150; count += 1) answer = await write(busy, `fat-${count}`);
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('This tenant gave more than 1 MB to be stored within a day');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(1);
    const webhook = await ask(world.remit.url, {
      method: 'post',
      path: `/api/v1/webhooks/nomod/${busy.tenantId}/${busy.id}`,
      headers: { 'x-api-key': 'relay-secret-of-busy' },
      body: { id: 'made-up', note: note.repeat(4) },
    });
    expect(webhook.status).toBe(429);
    expect((await list(busy.key)).status).toBe(200);
    const search = { method: 'post', path: '/api/v1/customers/search', key: busy.key, body: {} };
    expect((await ask(world.remit.url, search)).status).toBe(200);
    expect((await write(idle, 'fat')).status).toBe(201);
    expect(world.remit.output()).toMatch(new RegExp(`used up WRITE_MB_PER_TENANT.*${busy.tenantId}`));
    expect((await ask(world.remit.url, { method: 'get', path: '/metrics' })).text).toMatch(
      /^remit_writes_refused_total [2-9]/m,
    );
  });

  it('hold off a source that guesses keys, but nobody who has a key and no other source', async () => {
    const guess = async (source: string) =>
      (await list(`sk_sandbox_${calm.tenantId.slice(7)}_${'A'.repeat(43)}`, source)).status;
    const statuses: number[] = [];
    for (let count = 0; count < 80; count += 1) statuses.push(await guess('198.51.100.1'));
    expect(statuses.slice(0, 50).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect((await list(calm.key, '198.51.100.1')).status).toBe(200);
    expect(await guess('198.51.100.2')).toBe(401);
  });

  it("hold off guesses at the operator's key, but not the operator who has used it lately", async () => {
    const status = async (key: string, source: string) =>
      (
        await ask(world.remit.url, {
          method: 'get',
          path: '/api/v1/admin/status',
          key,
          headers: { 'x-forwarded-for': source },
        })
      ).status;
    const statuses: number[] = [];
    for (let count = 0; count < 80; count += 1) statuses.push(await status(`guess-${count}`, '198.51.100.4'));
    expect(statuses.at(0)).toBe(401);
    expect(statuses.at(-1)).toBe(429);
    // The test made its tenants with this key, so it counts as verified and is not refused.
    expect(await status(world.remit.adminKey, '198.51.100.4')).toBe(200);
  });

  it('hold off guesses at cookies of the console', async () => {
    const look = (cookie: string) =>
      ask(world.remit.url, {
        method: 'get',
        path: '/api/v1/session',
        headers: { 'x-forwarded-for': '198.51.100.5', cookie: `remit_session=${cookie}` },
      });
    const statuses: number[] = [];
    for (let count = 0; count < 80; count += 1) statuses.push((await look(`${count}`.padStart(43, 'A'))).status);
    expect(statuses.at(0)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });

  it.each([
    ['/api/v1/session/', 413],
    ['/v1/session//', 413],
    ['/api/v1/Session', 404],
    ['/API/v1/session', 404],
    ['/api/v1/session;a', 404],
    ['/api/v1/%73ession', 404],
  ])('a sign-in has one path: %s answers %d', async (path, expected) => {
    const body = { key: 'sk_wrong', padding: 'x'.repeat(expected === 413 ? 5_000 : 1) };
    const headers = { 'x-remit-console': '1' };
    expect((await ask(world.remit.url, { method: 'post', path, headers, body })).status).toBe(expected);
  });

  it('hold off whoever asks for documents over and over, and nobody else', async () => {
    const paths = ['/openapi.json', '/openapi.yaml', '/v1/openapi.json', '/docs/search.json'];
    const headOf = async (path: string, source: string) =>
      (await ask(world.remit.url, { method: 'head', path, headers: { 'x-forwarded-for': source } })).status;
    const statuses: number[] = [];
    while (statuses.length < 400 && statuses.at(-1) !== 429)
      statuses.push(await headOf(paths[statuses.length % 4] ?? '', '198.51.100.7'));
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
    expect(statuses.at(-1)).toBe(429);
    expect(await headOf('/openapi.yaml', '198.51.100.8')).toBe(200);
  });

  it('hold off guesses at the console just the same', async () => {
    const signIn = (source: string) =>
      ask(world.remit.url, {
        method: 'post',
        path: '/api/v1/session',
        headers: { 'x-forwarded-for': source, 'x-remit-console': '1' },
        body: { key: 'sk_wrong' },
      });
    const statuses: number[] = [];
    // Each refusal is delayed, so the test stops at the first 429.
    while (statuses.length < 80 && statuses.at(-1) !== 429) statuses.push((await signIn('198.51.100.3')).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });
});
