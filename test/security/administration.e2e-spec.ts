import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { ask } from './support/ask';
import { type Holdings, type TestEnvironment, World } from './support/world';

jest.setTimeout(120_000);

interface NewKey {
  readonly id: string;
  readonly api_key: string;
}

describe('administration', () => {
  let world: World;
  let second: RemitProcess;
  let who: TestEnvironment;
  let other: TestEnvironment;
  let holds: Holdings;

  beforeAll(async () => {
    world = await World.start({ CORS_ORIGINS: 'https://app.example.com' });
    second = await startRemit({ databaseUrl: world.database.url, nomodUrl: world.sandbox.url });
    const tenant = await world.newTenant('Acme');
    [who, other] = [tenant.sandbox, tenant.production];
    holds = await world.furnish(who);
  });
  afterAll(async () => {
    await second.stop();
    await world.stop();
  });

  const newKey = (body: object) => world.call<NewKey>(who, 'post', 'api-keys', { name: 'Test', ...body });
  const statusOf = async (key: string, method: string, path: string, server = world.remit.url, body?: object) =>
    (await ask(server, { method, path: `/api/v1/${path}`, key, body })).status;

  it('gives a key what its scopes say and no more', async () => {
    const { api_key: reader } = await newKey({ scopes: ['read'] });
    const { api_key: writer } = await newKey({ scopes: ['write'] });
    expect(await statusOf(reader, 'get', 'customers')).toBe(200);
    expect(await statusOf(reader, 'post', 'customers', undefined, { external_id: 'x', name: 'x' })).toBe(403);
    expect(await statusOf(writer, 'get', 'customers')).toBe(403);
    for (const key of [reader, writer]) {
      for (const path of ['api-keys', 'audit-log']) expect(await statusOf(key, 'get', path)).toBe(403);
      expect(await statusOf(key, 'post', `connections/${holds.connection}/unpublish`)).toBe(403);
    }
  });

  it('refuses a revoked key within a second in every process, and an expired one', async () => {
    const { id, api_key: key } = await newKey({});
    for (const server of [world.remit.url, second.url])
      expect(await statusOf(key, 'get', 'customers', server)).toBe(200);
    await world.call(who, 'delete', `api-keys/${id}`);
    const start = performance.now();
    for (const server of [world.remit.url, second.url]) {
      await eventually('the key to be refused', () => statusOf(key, 'get', 'customers', server), {
        until: (s) => s === 401,
      });
    }
    expect(performance.now() - start).toBeLessThan(1_000);
    const soon = await newKey({ expires_at: new Date(Date.now() + 1_500).toISOString() });
    await eventually('the key to expire', () => statusOf(soon.api_key, 'get', 'customers'), {
      until: (s) => s === 401,
    });
  });

  it('tells when a key was last used, and never the key again', async () => {
    const { id, api_key: key } = await newKey({});
    const shown = async () => {
      const { items } = await world.call<{ items: { id: string; last_used_at: string | null }[] }>(
        who,
        'get',
        'api-keys',
      );
      return items.find((item) => item.id === id);
    };
    expect((await shown())?.last_used_at).toBeNull();
    await statusOf(key, 'get', 'customers');
    expect((await shown())?.last_used_at).not.toBeNull();
    expect(JSON.stringify(await shown())).not.toContain(key.slice(-20));
  });

  it('shows, makes and revokes keys and environments of its own environment only', async () => {
    const { id, api_key: key } = await newKey({});
    const theirs = await world.call<{ items: { id: string; environment_id: string }[] }>(other, 'get', 'api-keys');
    expect(new Set(theirs.items.map(({ environment_id: environment }) => environment))).toEqual(new Set([other.id]));
    const opened = await world.call<{ items: { id: string }[] }>(other, 'get', 'environments');
    expect(opened.items.map((environment) => environment.id)).toEqual([other.id]);
    expect(await statusOf(other.key, 'get', `environments/${who.id}`)).toBe(404);
    expect(await statusOf(other.key, 'delete', `api-keys/${id}`)).toBe(404);
    expect(await statusOf(key, 'get', 'customers')).toBe(200);
    for (const [environment, status] of [
      [who.id, 404],
      [null, 403],
    ] as const) {
      const body = { name: 'Across', environment_id: environment };
      expect(await statusOf(other.key, 'post', 'api-keys', undefined, body)).toBe(status);
    }
  });

  it('writes down every administrative act, where its environment sees it and no other does', async () => {
    const { id } = await newKey({});
    await world.call(who, 'delete', `api-keys/${id}`);
    for (const act of ['unpublish', 'publish'])
      await world.call(who, 'post', `connections/${holds.connection}/${act}`, {});
    await world.call(who, 'put', `connections/${holds.connection}`, { name: 'Renamed' });
    await world.call(who, 'post', `connections/${holds.draftConnection}/webhook-secret/rotate`, {});
    await world.call(who, 'delete', `connections/${holds.draftConnection}`);
    await world.call(who, 'post', `webhooks/deliveries/${holds.delivery}/replay`, {});
    await world.call(who, 'post', `attention/${holds.attention}/dismiss`, { note: 'Seen' });
    interface Entry {
      readonly action: string;
      readonly subject_id: string;
      readonly actor: string;
      readonly source: string;
      readonly request_id: string;
    }
    const { items } = await world.call<{ items: Entry[] }>(who, 'get', 'audit-log?limit=1000');
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'environment.created',
        'api_key.created',
        'api_key.revoked',
        'connection.created',
        'connection.published',
        'connection.unpublished',
        'connection.updated',
        'connection.credentials_changed',
        'connection.archived',
        'webhook_delivery.replayed',
        'attention.dismissed',
      ]),
    );
    const revoked = items.find(({ action, subject_id }) => action === 'api_key.revoked' && subject_id === id);
    expect(revoked).toMatchObject({ actor: expect.stringMatching(/^key_/), source: '127.0.0.1' });
    expect(revoked?.request_id).toMatch(/^req_/);
    expect(items.find(({ action }) => action === 'environment.created')?.actor).toBe('operator');
    const theirs = await world.call<{ items: Entry[] }>(other, 'get', 'audit-log');
    expect(theirs.items.map(({ subject_id }) => subject_id)).not.toContain(id);
    expect(theirs.items.map(({ action }) => action).sort()).toEqual(['api_key.created', 'environment.created']);
  });

  it('writes down who signed in to the console, and what the operator drove again', async () => {
    const { id, api_key: key } = await newKey({});
    const signIn = (secret: string) =>
      ask(world.remit.url, {
        method: 'post',
        path: '/api/v1/session',
        headers: { 'x-remit-console': '1' },
        body: { key: secret },
      });
    expect((await signIn(key)).status).toBe(200);
    expect((await signIn(world.remit.adminKey)).status).toBe(200);
    expect((await signIn(`${key.slice(0, -4)}AAAA`)).status).toBe(401);
    const { rows } = await onDatabase(world.database.url, (sql) =>
      sql.query<{ event_id: string; subscriber: string }>(
        `update event_deliveries set status = 'dead' where (event_id, subscriber) in (
           select event_id, subscriber from event_deliveries where environment_id = $1 and status = 'done' limit 1)
         returning event_id, subscriber`,
        [who.id],
      ),
    );
    const redrive = { method: 'post', path: '/api/v1/admin/dead-deliveries/redrive', key: world.remit.adminKey };
    expect((await ask(world.remit.url, { ...redrive, body: rows[0] })).status).toBe(200);

    const { items } = await world.call<{ items: object[] }>(who, 'get', 'audit-log');
    expect(items).toContainEqual(
      expect.objectContaining({ action: 'console.signed_in', subject_id: id, actor: id, source: '127.0.0.1' }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ action: 'event_delivery.redriven', subject_id: rows[0]?.event_id, actor: 'operator' }),
    );
    expect(world.remit.output()).toMatch(/a sign-in to the console was refused/);
    expect(world.remit.output()).toMatch(/the operator signed in to the console/);
    for (const secret of [key, world.remit.adminKey]) expect(world.remit.output()).not.toContain(secret);
  });

  it('keeps scripts of other origins out, but for those that are named', async () => {
    const preflight = (server: string, origin: string) =>
      ask(server, {
        method: 'options',
        path: '/api/v1/customers',
        headers: { origin, 'access-control-request-method': 'GET' },
      });
    const allowed = async (server: string, origin: string) =>
      (await preflight(server, origin)).headers.get('access-control-allow-origin');
    expect(await allowed(world.remit.url, 'https://app.example.com')).toBe('https://app.example.com');
    expect(await allowed(world.remit.url, 'https://evil.example')).toBeNull();
    expect(await allowed(second.url, 'https://app.example.com')).toBeNull();
  });

  it('takes no card data in metadata', async () => {
    for (const metadata of [{ note: '4242 4242 4242 4242' }, { cvv: '123' }]) {
      const { status, text } = await ask(world.remit.url, {
        method: 'post',
        path: '/api/v1/customers',
        key: who.key,
        body: { external_id: 'card', name: 'Card', metadata },
      });
      expect(status).toBe(400);
      expect(text).toContain('validation_error');
      expect(text).not.toContain('4242');
    }
    expect(world.remit.output()).not.toMatch(/4242 ?4242/);
  });
});
