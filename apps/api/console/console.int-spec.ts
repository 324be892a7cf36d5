import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { FeatureApp, type TestTenant } from '../../../test/support/feature-app';
import { eventually } from '../../../test/support/probe';
import { CustomersModule } from '@remit/customers';
import { CustomerCreated, EventBus } from '@remit/domain-events';
import { ConsoleModule } from './console.module';

const PROOF = { 'x-remit-console': '1' };

describe('the console behind the browser', () => {
  let app: FeatureApp;
  let acme: TestTenant;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [CustomersModule, ConsoleModule] });
    acme = await app.newTenant();
  });
  afterAll(() => app.stop());

  async function signIn(key: string, cookie?: string): Promise<string> {
    const answer = await app.call('post', 'session', {
      body: { key },
      headers: { ...PROOF, ...(cookie !== undefined && { cookie }) },
    });
    expect(answer.status).toBe(200);
    const [set = ''] = answer.headers['set-cookie'] as unknown as string[];
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    expect(set).not.toContain(key);
    return set.split(';')[0] ?? '';
  }

  it('opens the API to who signed in, for the environment of the key', async () => {
    const cookie = await signIn(acme.sandbox.key);
    expect((await app.call('get', 'customers', { headers: { cookie } })).status).toBe(200);
    const session = await app.call('get', 'session', { headers: { cookie } });
    expect(session.body).toMatchObject({ signed_in: true, operator: false, environments: [{ id: acme.sandbox.id }] });
  });

  it('holds several keys and takes the one of the environment', async () => {
    const cookie = await signIn(acme.production.key, await signIn(acme.sandbox.key));
    for (const { id } of [acme.sandbox, acme.production]) {
      const headers = { cookie, 'x-environment-id': id };
      expect((await app.call('get', 'customers', { headers })).status).toBe(200);
    }
  });

  it('holds keys of whole tenants, and takes the one that opens the environment', async () => {
    const other = await app.newTenant('Other');
    const keyOf = async ({ id }: TestTenant): Promise<string> =>
      (await app.asOperator('post', `tenants/${id}/api-keys`, { name: 'All' })).body.api_key;
    const cookie = await signIn(await keyOf(other), await signIn(await keyOf(acme)));
    for (const { id } of [acme.sandbox, other.sandbox, acme.production]) {
      const headers = { cookie, 'x-environment-id': id };
      expect((await app.call('get', 'customers', { headers })).status).toBe(200);
    }
    const stranger = await app.newTenant('Stranger');
    const headers = { cookie, 'x-environment-id': stranger.sandbox.id };
    expect((await app.call('get', 'customers', { headers })).status).toBe(403);
  });

  it('refuses an unknown key and takes an altered cookie for none', async () => {
    expect((await app.call('post', 'session', { body: { key: 'wrong' }, headers: PROOF })).status).toBe(401);
    const cookie = `${(await signIn(acme.sandbox.key)).slice(0, -2)}xx`;
    expect((await app.call('get', 'customers', { headers: { cookie } })).status).toBe(401);
    expect((await app.call('get', 'session', { headers: { cookie } })).body).toMatchObject({ signed_in: false });
  });

  it('refuses what another site may have caused', async () => {
    const cookie = await signIn(acme.sandbox.key);
    const body = { name: 'A', external_id: 'a' };
    const call = (headers: Record<string, string>) =>
      app.call('post', 'customers', { body, headers: { cookie, ...headers } });
    expect((await call({})).body).toMatchObject({ code: 'forbidden' });
    expect((await call({ ...PROOF, origin: 'https://evil.example' })).body).toMatchObject({ code: 'forbidden' });
    expect((await app.call('post', 'session', { body: { key: acme.sandbox.key } })).status).toBe(403);
    expect((await call(PROOF)).status).toBe(201);
  });

  it('opens what is for the operator to the operator only', async () => {
    const status = async (cookie: string) => (await app.call('get', 'admin/status', { headers: { cookie } })).status;
    expect(await status(await signIn(acme.sandbox.key))).toBe(403);
    const cookie = await signIn('operator-key-of-this-test');
    expect(await status(cookie)).toBe(200);
    expect((await app.call('get', 'customers', { headers: { cookie } })).status).toBe(401);
  });

  it('tells of changes in the own environment only, and goes on where a reader stopped', async () => {
    const other = await app.newTenant('Other');
    const heard = await listen(acme.sandbox.key);
    const strange = await listen(other.sandbox.key);
    const add = (id: string) =>
      app.call('post', 'customers', { key: acme.sandbox.key, body: { name: 'B', external_id: id } });
    await add('b-1');
    await eventually('the change to be told', () => heard.text().includes('"type":"customer.created"'));
    expect(strange.text()).not.toContain('customer.created');
    heard.close();
    const [, lastId = ''] = /id: (evt_\w+)/.exec(heard.text()) ?? [];

    await add('b-2');
    const again = await listen(acme.sandbox.key, { 'last-event-id': lastId });
    await eventually('the missed change to be told', () => again.text().includes('customer.created'));
    expect(again.text()).not.toContain(lastId);
    expect(again.text()).not.toContain('b-2');
    again.close();
    strange.close();
  });

  it('tells of each change once and at once while hundreds come in', async () => {
    const busy = await app.newTenant('Busy');
    const heard = await listen(busy.sandbox.key);
    const scope = { tenantId: busy.id, environmentId: busy.sandbox.id };
    const bus = app.get(EventBus);
    const publish = (count: number, name: string) =>
      app.inScope(scope, async () => {
        await bus.publishAll(
          Array.from({ length: count }, (_, at) => new CustomerCreated({ customer_id: `${name}-${at}` })),
        );
      });
    const ids = () => [...heard.text().matchAll(/id: (evt_\w+)/g)].map(([, id]) => id);

    await publish(1_200, 'first');
    await eventually('all of them to be told', () => ids().length >= 1_200);
    await publish(1, 'last');
    await eventually('the newest to be told', () => ids().length > 1_200, { timeoutMs: 3_000 });
    expect([ids().length, new Set(ids()).size]).toEqual([1_201, 1_201]);
    heard.close();
  });

  it('opens 200 streams of a tenant and no more, leaves those of others alone, and gives each place back', async () => {
    const [crowded, other] = [await app.newTenant('Crowded'), await app.newTenant('Other')];
    const { key } = crowded.sandbox;
    for (let count = 0; count < 50; count += 1) await askAndLeave(key);
    const open = await Promise.all(Array.from({ length: 200 }, () => listen(key)));
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await app.call('get', 'events/stream', { key: crowded.production.key });
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '30']);

    const strange = await listen(other.sandbox.key);
    await app.call('post', 'customers', { key: other.sandbox.key, body: { name: 'C', external_id: 'c-1' } });
    await eventually('the change to be told', () => strange.text().includes('customer.created'));
    open.pop()?.close();
    const again = await eventually('a place', () => listen(key), { until: ({ status }) => status === 200 });
    for (const stream of [...open, again, strange]) stream.close();
  });

  /** Disconnects while the server still looks up the key. */
  async function askAndLeave(key: string): Promise<void> {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET /api/v1/events/stream HTTP/1.1\r\nHost: x\r\nx-api-key: ${key}\r\n\r\n`, () => socket.destroy());
    await once(socket, 'close');
  }

  /** An open stream and the text received so far. */
  async function listen(
    key: string,
    headers: Record<string, string> = {},
  ): Promise<{ status?: number; text(): string; close(): void }> {
    return new Promise((resolve, reject) => {
      const request = get(
        `${app.url}/api/v1/events/stream`,
        { headers: { 'x-api-key': key, ...headers } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          resolve({ status: response.statusCode, text: () => text, close: () => request.destroy() });
        },
      );
      request.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    });
  }
});
