import { ConnectionRefused, EventBus } from '@remit/domain-events';
import type { FeatureApp, TestTenant } from '../../../test/support/feature-app';
import { onDatabase } from '../../../test/support/on-database';
import { eventually } from '../../../test/support/probe';
import { startSandboxProcess } from '../../../test/support/sandbox-process';
import type { ServerProcess } from '../../../test/support/server-process';
import { Connections } from './connections';
import { startConnectionsApp } from './spec-support/connections-app';

/** The sandbox accepts keys of this form and refuses all others. */
const API_KEY = 'sk_test_canary_1234';
const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

describe('connections', () => {
  let sandbox: ServerProcess;
  let app: FeatureApp;
  let acme: TestTenant;
  let key: string;

  beforeAll(async () => {
    sandbox = await startSandboxProcess();
    app = await startConnectionsApp({ nomodApiUrl: sandbox.url, publicUrl: 'https://remit.example' });
  });
  beforeEach(async () => {
    acme = await app.newTenant();
    key = acme.sandbox.key;
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.stop();
  });

  const sample = {
    name: 'Nomod',
    provider_type: 'nomod',
    api_key: API_KEY,
    webhook_secret: SECRET,
    sync_config: { invoice: { outbound: true } },
  };
  const scope = () => ({ tenantId: acme.id, environmentId: acme.sandbox.id });
  const door = () => app.get(Connections);
  const create = (body: object = {}) => app.call('post', 'connections', { key, body: { ...sample, ...body } });
  const call = (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) =>
    app.call(method, `connections/${path}`, { key, ...(body && { body }) });
  const control = async <T>(method: string, path: string): Promise<T> => {
    const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, { method });
    return (await answer.json()) as T;
  };
  const newId = async (body: object = {}): Promise<string> => (await create(body)).body.id;

  it('saves a draft, publishes and unpublishes it', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^conn_[0-9A-Z]{26}$/),
      name: 'Nomod',
      provider_type: 'nomod',
      status: 'draft',
      sync_config: { invoice: { inbound: false, outbound: true } },
      metadata: {},
      credentials: {
        api_key: { last4: '1234', set_at: expect.any(String) },
        webhook_secret: { last4: SECRET.slice(-4), set_at: expect.any(String), previous_valid_until: null },
      },
      webhook_url: `https://remit.example/api/v1/webhooks/nomod/${acme.id}/${acme.sandbox.id}`,
      paused_at: null,
      paused_reason: null,
    });
    for (const [action, expected] of [
      ['publish', 'published'],
      ['publish', 'published'],
      ['unpublish', 'draft'],
    ] as const) {
      const answer = await call('post', `${body.id}/${action}`);
      expect([answer.status, answer.body.status]).toEqual([200, expected]);
    }
  });

  it('takes the secrets where Flexprice puts them, and starts published when asked to', async () => {
    const { status, body } = await create({
      api_key: undefined,
      webhook_secret: undefined,
      encrypted_secret_data: { api_key: API_KEY, webhook_secret: 'a relay’s'.replace(/\W/g, '-') },
      status: 'PUBLISHED',
    });
    expect([status, body.status]).toEqual([201, 'published']);
    expect(await door().credentials(scope(), body.id)).toMatchObject({ apiKey: API_KEY });
  });

  it.each([
    ['api_key', { api_key: undefined }],
    ['api_key', { api_key: '' }],
    ['api_key', { api_key: 'with space' }],
    ['name', { name: ' ' }],
    ['provider_type', { provider_type: 'stripe' }],
    ['webhook_secret', { webhook_secret: 'short' }],
    ['webhook_secret', { webhook_secret: 'whsec_no!base64' }],
    ['status', { status: 'archived' }],
    ['sync_config.invoice.inbound', { sync_config: { invoice: { inbound: true } } }],
    ['sync_config.plan.outbound', { sync_config: { plan: { outbound: true } } }],
    ['sync_config.invoice.outbound', { sync_config: { invoice: { outbound: 'yes' } } }],
    ['sync_config.invoice', { sync_config: { invoice: [] } }],
    ['sync_config', { sync_config: [] }],
    ['encrypted_secret_data.api_key', { api_key: undefined, encrypted_secret_data: { api_key: 7 } }],
  ])('refuses a wrong %s: %j', async (param, change) => {
    const { status, body } = await create(change);
    expect([status, body.error.code, body.error.param]).toEqual([400, 'validation_error', param]);
  });

  it('never shows a secret', async () => {
    const id = await newId();
    const relay = 'relay-secret-canary';
    const answers = [
      await create(),
      await call('get', id),
      await call('put', id, { name: 'Other', api_key: 'ignored-canary' }),
      await app.call('get', 'connections', { key }),
      await call('post', `${id}/webhook-secret/rotate`, { webhook_secret: relay }),
    ];
    const seen = JSON.stringify(answers.map(({ body }) => body as object));
    for (const secret of [API_KEY, SECRET, relay, 'ignored-canary']) expect(seen).not.toContain(secret);
    expect(await door().credentials(scope(), id)).toMatchObject({ apiKey: API_KEY });

    const { rows } = await onDatabase(app.testDatabase.url, (client) =>
      client.query<{ row: string }>(
        'select c::text as row from connections c union all select e::text from domain_events e',
      ),
    );
    const stored = rows.map(({ row }) => row).join('\n');
    expect(stored).not.toMatch(/canary/);
    expect(stored).not.toContain(SECRET);
  });

  it('keeps names unique among connections that are not archived', async () => {
    const id = await newId();
    const taken = await create();
    expect([taken.status, taken.body.error.param]).toEqual([409, 'name']);
    expect((await call('delete', id)).status).toBe(204);
    expect((await create()).status).toBe(201);
  });

  it('changes name, metadata and sync_config as a whole', async () => {
    const id = await newId({ metadata: { a: 1, b: { c: [true] } } });
    const { status, body } = await call('put', id, { name: 'Two', metadata: { z: 1 }, sync_config: {} });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Two', metadata: { z: 1 }, sync_config: {} });
    expect((await call('put', id, {})).body).toMatchObject({ name: 'Two', metadata: { z: 1 } });
    expect((await call('put', id, { sync_config: { invoice: { inbound: true } } })).status).toBe(400);
  });

  it('lists in the shape of both dialects', async () => {
    const [first, second] = [await newId({ name: 'A' }), await newId({ name: 'B' })];
    await call('delete', await newId({ name: 'C' }));
    const { body } = await app.call('get', 'connections', { key });
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([second, first]);
    expect(body).toMatchObject({ connections: body.items, total: 2, limit: 50, offset: 0, pagination: { total: 2 } });
    const archived = await app.call('get', 'connections?status=archived', { key });
    expect(archived.body.total).toBe(1);
  });

  it('archives for good: no action, no credentials', async () => {
    const id = await newId({ status: 'published' });
    expect((await call('delete', id)).status).toBe(204);
    expect((await call('delete', id)).status).toBe(204);
    const { body } = await call('get', id);
    expect(body).toMatchObject({ status: 'archived', credentials: { api_key: { set_at: null, last4: null } } });
    for (const action of ['publish', 'unpublish', 'test', 'webhook-secret/rotate']) {
      expect((await call('post', `${id}/${action}`, {})).status).toBe(409);
    }
    expect((await call('put', `${id}/credentials`, { api_key: API_KEY })).status).toBe(409);
    await expect(door().credentials(scope(), id)).rejects.toMatchObject({ code: 'connection_not_published' });
    expect(await door().webhookSecrets(scope())).toEqual([]);
  });

  it('chooses the connection of a payment', async () => {
    const refused = { code: 'connection_not_published', message: 'Payment links not generating', status: 400 };
    await expect(door().findForPayment(scope())).rejects.toMatchObject(refused);
    const first = await newId({ name: 'A' });
    await expect(door().findForPayment(scope())).rejects.toMatchObject(refused);
    await expect(door().findForPayment(scope(), first)).rejects.toMatchObject(refused);
    await call('post', `${first}/publish`);
    expect(await door().findForPayment(scope())).toMatchObject({ id: first, pushesInvoices: true, isPaused: false });
    const second = await newId({ name: 'B', status: 'published' });
    await expect(door().findForPayment(scope())).rejects.toMatchObject(refused);
    expect((await door().findForPayment(scope(), second)).id).toBe(second);
    const elsewhere = { ...scope(), environmentId: acme.production.id };
    await expect(door().findForPayment(elsewhere, second)).rejects.toMatchObject(refused);
  });

  it('finds the connection that invoices are pushed through', async () => {
    expect(await door().publishedForInvoiceSync(scope())).toBeNull();
    await newId({ name: 'off', sync_config: {}, status: 'published' });
    await newId({ name: 'draft' });
    expect(await door().publishedForInvoiceSync(scope())).toBeNull();
    const on = await newId({ name: 'on', status: 'published' });
    await newId({ name: 'later', status: 'published' });
    expect((await door().publishedForInvoiceSync(scope()))?.id).toBe(on);
  });

  it('pauses when Nomod refuses the key, until a key that works is saved', async () => {
    const id = await newId({ status: 'published' });
    const refuse = () =>
      app.inScope(scope(), () => app.get(EventBus).publish(new ConnectionRefused({ connection_id: id })));
    const isPaused = async () => (await call('get', id)).body.paused_at !== null;
    await refuse();
    await eventually('the connection to be paused', isPaused);
    expect((await door().findForPayment(scope())).isPaused).toBe(true);

    const wrong = await call('put', `${id}/credentials`, { api_key: 'wrong-key' });
    expect([wrong.status, wrong.body.error.param]).toEqual([400, 'api_key']);
    expect(await isPaused()).toBe(true);
    expect(await door().credentials(scope(), id)).toMatchObject({ apiKey: API_KEY });

    const right = await call('put', `${id}/credentials`, { api_key: 'sk_new_key_5678' });
    expect([right.status, right.body.paused_at, right.body.credentials.api_key.last4]).toEqual([200, null, '5678']);
    expect(await door().credentials(scope(), id)).toMatchObject({ apiKey: 'sk_new_key_5678' });

    // A late answer about the earlier key: the saved one is tried, and works.
    const tried = () => control<{ list_links?: number }>('GET', 'counters?account=sk_new_key_5678');
    const before = (await tried()).list_links ?? 0;
    await refuse();
    await eventually('the saved key to be tried', async () => ((await tried()).list_links ?? 0) > before);
    expect(await isPaused()).toBe(false);

    await control('POST', 'accounts/sk_new_key_5678/revoke');
    await refuse();
    await eventually('the connection to be paused again', isPaused);
    await control('POST', 'accounts/sk_new_key_5678/restore');
    expect((await call('post', `${id}/test`)).body.ok).toBe(true);
    expect(await isPaused()).toBe(false);
  });

  it('accepts the old and the new webhook secret after a rotation', async () => {
    const id = await newId();
    const secrets = async () => (await door().webhookSecrets(scope())).map(({ secret }) => secret);
    expect(await door().webhookSecrets(scope())).toEqual([{ connectionId: id, secret: SECRET }]);
    const { status, body } = await call('post', `${id}/webhook-secret/rotate`, {});
    expect(status).toBe(200);
    expect(body.webhook_secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await secrets()).toEqual([body.webhook_secret, SECRET]);
    const left = Date.parse(body.credentials.webhook_secret.previous_valid_until) - Date.now();
    expect(left / 3_600_000).toBeCloseTo(24, 1);

    const given = await call('post', `${id}/webhook-secret/rotate`, { webhook_secret: 'relay-secret' });
    expect(given.body.webhook_secret).toBeNull();
    expect(await secrets()).toEqual(['relay-secret', body.webhook_secret]);
  });

  it('has no webhook secret for a tenant that does not exist', async () => {
    const nowhere = [
      { tenantId: 'tenant_00000000000000000000000000', environmentId: acme.sandbox.id },
      { tenantId: 'x\0', environmentId: `'; drop table connections` },
      { tenantId: '', environmentId: '' },
    ];
    await newId();
    for (const unknown of nowhere) expect(await door().webhookSecrets(unknown)).toEqual([]);
  });

  it('does not exist for anybody else', async () => {
    const id = await newId();
    const other = await app.newTenant();
    for (const stranger of [acme.production.key, other.sandbox.key]) {
      for (const target of [id, 'conn_unknown']) {
        const ask = (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) =>
          app.call(method, `connections/${path}`, { key: stranger, ...(body && { body }) });
        const answers = [
          await ask('get', target),
          await ask('put', target, { name: 'x' }),
          await ask('delete', target),
          await ask('post', `${target}/publish`),
          await ask('post', `${target}/test`),
          await ask('put', `${target}/credentials`, { api_key: API_KEY }),
          await ask('post', `${target}/webhook-secret/rotate`, {}),
        ];
        expect(answers.map(({ status }) => status)).toEqual(Array<number>(7).fill(404));
      }
    }
  });

  it('lets only an administrator change a connection', async () => {
    const { body } = await app.call('post', 'api-keys', { key, body: { name: 'Billing', scopes: ['read', 'write'] } });
    const writer: string = body.api_key;
    expect((await app.call('get', 'connections', { key: writer })).status).toBe(200);
    expect((await app.call('post', 'connections', { key: writer, body: sample })).status).toBe(403);
  });
});
