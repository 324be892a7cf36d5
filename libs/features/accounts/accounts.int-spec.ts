import { FeatureApp, type TestTenant } from '../../../test/support/feature-app';
import { onDatabase } from '../../../test/support/on-database';
import { eventually } from '../../../test/support/probe';

describe('accounts', () => {
  let app: FeatureApp;
  let acme: TestTenant;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [] });
    acme = await app.newTenant();
  });
  afterAll(() => app.stop());

  const environments = (key: string, headers: Record<string, string> = {}) =>
    app.call('get', 'environments', { key, headers });
  const makeKey = (key: string, body: object) => app.call('post', 'api-keys', { key, body: { name: 'Test', ...body } });

  async function tenantWideKey(tenant: TestTenant, scopes = ['read', 'write', 'admin']): Promise<string> {
    const { body } = await app.asOperator('post', `tenants/${tenant.id}/api-keys`, { name: 'All', scopes });
    return body.api_key;
  }

  it('gives a new tenant a sandbox and a production environment with a key each', async () => {
    const { status, body } = await app.asOperator('post', 'tenants', { name: 'Zoë & Söhne' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^tenant_[0-9A-Z]{26}$/),
      name: 'Zoë & Söhne',
      environments: ['sandbox', 'production'].map((type) => ({
        id: expect.stringMatching(/^env_[0-9A-Z]{26}$/),
        name: expect.any(String),
        type,
        api_key: expect.stringMatching(new RegExp(`^sk_${type}_[0-9A-Z]{26}_[A-Za-z0-9_-]{43}$`)),
      })),
    });
  });

  it('opens the operator routes to the operator only', async () => {
    expect((await app.call('post', 'tenants', { body: { name: 'x' } })).status).toBe(401);
    expect((await app.call('post', 'tenants', { key: 'wrong', body: { name: 'x' } })).status).toBe(401);
    expect((await app.call('post', 'tenants', { key: acme.sandbox.key, body: { name: 'x' } })).status).toBe(403);
    expect((await app.call('get', 'admin/status', { key: acme.sandbox.key })).status).toBe(403);
    expect((await app.asOperator('get', 'environments')).status).toBe(401);
  });

  it('refuses a tenant without a name', async () => {
    const { status, body } = await app.asOperator('post', 'tenants', { name: ' ' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'validation_error', param: 'name' });
  });

  it('says when no accepted work is waiting', async () => {
    const { body } = await app.asOperator('get', 'admin/status');
    expect(body).toEqual({ settled: true, backlog: { jobs: 0, webhooks: 0, oldest_seconds: 0 }, dead: 0 });
    expect((await app.asOperator('get', 'admin/dead-deliveries')).body).toEqual({ items: [] });
    const redrive = { event_id: 'evt_1', subscriber: 'nobody' };
    expect((await app.asOperator('post', 'admin/dead-deliveries/redrive', redrive)).status).toBe(404);
  });

  it('lists every tenant to the operator, page by page in either order, and nothing that opens one', async () => {
    const make = async (name: string) => (await app.asOperator('post', 'tenants', { name })).body;
    const one = await make('Oasis One');
    const hundred = await make('OASIS 100%');
    const three = await make('Oasis Three');
    const list = async (query: string) => {
      const { status, body } = await app.asOperator('get', `admin/tenants?${query}`);
      expect(status).toBe(200);
      return body;
    };
    const namesIn = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);
    const first = await list('search=oasis&limit=2');
    expect(namesIn(first)).toEqual(['Oasis Three', 'OASIS 100%']);
    expect(first.pagination).toMatchObject({ total: 3, limit: 2, has_more: true });
    const { api_key: key, ...environment } = three.environments[0];
    expect(first.items[0]).toEqual({
      id: three.id,
      name: 'Oasis Three',
      environments: [environment, expect.objectContaining({ type: 'production' })],
      created_at: expect.any(String),
    });
    expect(JSON.stringify(first)).not.toContain(key);
    const second = await list(`search=oasis&limit=2&cursor=${first.pagination.next_cursor}`);
    expect(namesIn(second)).toEqual(['Oasis One']);
    expect(second.pagination).toMatchObject({ has_more: false, next_cursor: null });
    expect(namesIn(await list('search=oasis&order=asc'))).toEqual(['Oasis One', 'OASIS 100%', 'Oasis Three']);
    expect(namesIn(await list('search=oasis&limit=1&offset=1'))).toEqual(['OASIS 100%']);
    expect(namesIn(await list(`search=oasis&limit=1&ending_before=${one.id}`))).toEqual(['OASIS 100%']);
    expect(namesIn(await list(`search=oasis&order=asc&starting_after=${hundred.id}`))).toEqual(['Oasis Three']);
    expect(namesIn(await list('search=100%25'))).toEqual(['OASIS 100%']);
    expect(namesIn(await list(`search=${hundred.id}`))).toEqual(['OASIS 100%']);
    expect(await list('search=nobody')).toMatchObject({ items: [], pagination: { total: 0, has_more: false } });
    const all: string[] = [];
    for (let cursor = ''; ;) {
      const page = await list(`limit=2${cursor && `&cursor=${cursor}`}`);
      all.push(...page.items.map(({ id }: { id: string }) => id));
      if (!page.pagination.has_more) break;
      cursor = page.pagination.next_cursor;
    }
    expect(all).toEqual([...new Set(all)].toSorted().toReversed());
    expect(all).toEqual(expect.arrayContaining([acme.id, one.id, hundred.id, three.id]));
    expect((await app.call('get', 'admin/tenants', { key: acme.sandbox.key })).status).toBe(403);
    expect((await app.asOperator('get', `admin/tenants?starting_after=${acme.sandbox.id}`)).status).toBe(400);
  });

  it('takes a key in either header, and refuses what is no key, in one and the same way', async () => {
    expect((await app.call('get', 'environments', { headers: { 'x-api-key': acme.sandbox.key } })).status).toBe(200);
    expect((await environments(acme.sandbox.key)).status).toBe(200);
    const { key } = acme.sandbox;
    const lookAlikes = [key.slice(0, -1), `${key}x`, key.replace('sandbox', 'production'), key.toUpperCase(), 'sk_x'];
    const otherTenant = key.replace(acme.id.slice(7), (await app.newTenant()).id.slice(7));
    for (const wrong of [...lookAlikes, otherTenant]) {
      const { status, body } = await environments(wrong);
      expect({ wrong, status }).toEqual({ wrong, status: 401 });
      expect(body.error.message).toBe('A valid API key is required');
    }
  });

  it('answers alike for an environment that is unknown and one of another tenant', async () => {
    const other = await app.newTenant();
    const wide = await tenantWideKey(acme);
    for (const key of [acme.sandbox.key, wide]) {
      const unknown = await environments(key, { 'x-environment-id': 'env_00000000000000000000000000' });
      const foreign = await environments(key, { 'x-environment-id': other.sandbox.id });
      expect([unknown.status, foreign.status]).toEqual([403, 403]);
      expect({ ...foreign.body.error, request_id: '' }).toEqual({ ...unknown.body.error, request_id: '' });
    }
    const ownOther = await environments(acme.sandbox.key, { 'x-environment-id': acme.production.id });
    expect(ownOther.status).toBe(403);
    expect((await environments(acme.sandbox.key, { 'x-environment-id': acme.sandbox.id })).status).toBe(200);
  });

  it('asks for the environment with a key of the whole tenant', async () => {
    const wide = await tenantWideKey(acme);
    expect((await environments(wide)).status).toBe(403);
    const { status, body } = await environments(wide, { 'x-environment-id': acme.production.id });
    expect(status).toBe(200);
    expect(body.items.map(({ id }: { id: string }) => id).sort()).toEqual([acme.sandbox.id, acme.production.id].sort());
    expect(body).toMatchObject({ environments: body.items, total: 2, limit: 50, offset: 0 });
  });

  it('shows a bound key its own environment only', async () => {
    const { body } = await environments(acme.sandbox.key);
    expect(body.items).toEqual([expect.objectContaining({ id: acme.sandbox.id, type: 'sandbox' })]);
    const get = (id: string) => app.call('get', `environments/${id}`, { key: acme.sandbox.key });
    expect((await get(acme.sandbox.id)).status).toBe(200);
    expect((await get(acme.production.id)).status).toBe(404);
  });

  it('adds an environment that a key of the whole tenant opens at once', async () => {
    const key = await tenantWideKey(acme);
    const headers = { 'x-environment-id': acme.sandbox.id };
    const body = { name: 'Staging', type: 'development' };
    const created = await app.call('post', 'environments', { key, headers, body });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ name: 'Staging', type: 'sandbox' });
    expect((await environments(key, { 'x-environment-id': created.body.id })).status).toBe(200);
    const again = await app.call('post', 'environments', { key, headers, body });
    expect(again.status).toBe(409);
    expect(again.body.error.param).toBe('name');
    expect((await app.call('post', 'environments', { key: acme.sandbox.key, body })).status).toBe(403);
  });

  it('lets a tenant have twenty environments, also when they are asked for at once', async () => {
    const tenant = await app.newTenant();
    const key = await tenantWideKey(tenant);
    const headers = { 'x-environment-id': tenant.sandbox.id };
    const add = (name: string) => app.call('post', 'environments', { key, headers, body: { name, type: 'sandbox' } });
    for (let number = 3; number <= 18; number += 1) expect((await add(`Desk ${number}`)).status).toBe(201);
    const last = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => add(name)));
    expect(last.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    expect((await environments(key, headers)).body.total).toBe(20);
  });

  it('makes keys that can do what their scopes say, shown once', async () => {
    const { status, body } = await makeKey(acme.sandbox.key, { scopes: ['read'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      scopes: ['read'],
      environment_id: acme.sandbox.id,
      status: 'active',
      last_used_at: null,
    });
    expect(body.display_id).toBe(`sk_sandbox_***${body.api_key.slice(-4)}`);
    expect((await environments(body.api_key)).status).toBe(200);
    expect((await makeKey(body.api_key, {})).status).toBe(403);
    const list = await app.call('get', 'api-keys', { key: acme.sandbox.key });
    expect(JSON.stringify(list.body)).not.toContain(body.api_key);
    const listed = list.body.items.find(({ id }: { id: string }) => id === body.id);
    expect(listed.last_used_at).toEqual(expect.any(String));
  });

  it('never lets a bound key reach further than itself', async () => {
    expect((await makeKey(acme.sandbox.key, { environment_id: null })).status).toBe(403);
    const foreign = await makeKey(acme.sandbox.key, { environment_id: acme.production.id });
    const unknown = await makeKey(acme.sandbox.key, { environment_id: 'env_unknown' });
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    const { body } = await makeKey(acme.production.key, {});
    expect((await app.call('delete', `api-keys/${body.id}`, { key: acme.sandbox.key })).status).toBe(404);
    expect((await environments(body.api_key)).status).toBe(200);
  });

  it('refuses a revoked key within a second', async () => {
    const { body } = await makeKey(acme.sandbox.key, {});
    expect((await environments(body.api_key)).status).toBe(200);
    expect((await app.call('delete', `api-keys/${body.id}`, { key: acme.sandbox.key })).status).toBe(204);
    await eventually('the revoked key to be refused', async () => (await environments(body.api_key)).status === 401, {
      timeoutMs: 1_000,
    });
  });

  it('refuses an expired key, and an expiry in the past', async () => {
    const past = await makeKey(acme.sandbox.key, { expires_at: '2020-01-01T00:00:00Z' });
    expect(past.status).toBe(400);
    expect(past.body.error.param).toBe('expires_at');
    const soon = new Date(Date.now() + 700).toISOString();
    const { body } = await makeKey(acme.sandbox.key, { expires_at: soon });
    expect((await environments(body.api_key)).status).toBe(200);
    await eventually('the key to expire', async () => (await environments(body.api_key)).status === 401);
  });

  it('keeps only hashes', async () => {
    const { rows } = await onDatabase(app.testDatabase.url, (client) =>
      client.query<{ row: string }>('select k::text as row from api_keys k'),
    );
    const stored = rows.map(({ row }) => row).join('\n');
    expect(stored).not.toContain(acme.sandbox.key);
    expect(stored).not.toContain(acme.sandbox.key.slice(-43));
  });

  it('hides the rows of a tenant from every other', async () => {
    const scope = { tenantId: (await app.newTenant()).id, environmentId: '' };
    const counts = await app.inScope(scope, async () =>
      app.database.manager.query(
        'select (select count(*) from tenants) t, (select count(*) from environments) e, (select count(*) from api_keys) k',
      ),
    );
    expect(counts).toEqual([{ t: '1', e: '2', k: '2' }]);
  });
});
