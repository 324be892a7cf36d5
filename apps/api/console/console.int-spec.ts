import { get } from 'node:http';
import { FeatureApp, type TestTenant } from '../../../test/support/feature-app';
import { eventually } from '../../../test/support/probe';
import { Customer, CustomersModule } from '@remit/customers';
import { ConsoleSession } from './console-session.entity';
import { ConsoleModule } from './console.module';

const PROOF = { 'x-remit-console': '1' };

describe('the console behind the browser', () => {
  let app: FeatureApp;
  let acme: TestTenant;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [CustomersModule, ConsoleModule], entities: [Customer, ConsoleSession] });
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

  /** An open stream and what it has said so far. */
  async function listen(key: string, headers: Record<string, string> = {}): Promise<{ text(): string; close(): void }> {
    return new Promise((resolve, reject) => {
      const request = get(
        `${app.url}/api/v1/events/stream`,
        { headers: { 'x-api-key': key, ...headers } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          resolve({ text: () => text, close: () => request.destroy() });
        },
      );
      request.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    });
  }
});
