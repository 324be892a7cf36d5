import { KEY_SCOPES } from '@remit/http-api';
import { eventually } from '../support/probe';
import { ask } from './support/ask';
import { OpenApi } from './support/open-api';
import { isOfTenant } from './isolation/probes';
import { offlinePayment, type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

interface NewKey {
  readonly id: string;
  readonly api_key: string;
}

interface Entry {
  readonly action: string;
  readonly subject_id: string;
  readonly actor: string;
  readonly details: Record<string, string> | null;
}

describe('what a key opens', () => {
  let world: World;
  let who: TestEnvironment;
  let other: TestEnvironment;
  let customer: string;

  beforeAll(async () => {
    world = await World.start({ TRUSTED_PROXIES: '127.0.0.1', ADMIN_ALLOWED_ADDRESSES: '127.0.0.1,203.0.113.0/24' });
    const tenant = await world.newTenant('Acme');
    [who, other] = [tenant.sandbox, tenant.production];
    ({ id: customer } = await world.call(who, 'post', 'customers', { external_id: 'c-1', name: 'Palm' }));
  });
  afterAll(() => world.stop());

  const newKey = (body: object) => world.call<NewKey>(who, 'post', 'api-keys', { name: 'Test', ...body });
  const call = async (key: string, method: string, path: string, body?: object, headers?: Record<string, string>) => {
    const { status, text } = await ask(world.remit.url, { method, path: `/api/v1/${path}`, key, body, headers });
    return { status, body: (text === '' ? {} : JSON.parse(text)) as { id: string; message?: string; code?: string } };
  };

  const finalized = () => world.finalizedInvoice(who, customer);
  const offline = (invoiceId: string) => offlinePayment(invoiceId, '10.00');

  describe.each(KEY_SCOPES)('a key with the scope %s alone', (scope) => {
    it('opens the operations that the document names it for, and no other', async () => {
      const { api_key: key } = await newKey({ scopes: [scope] });
      const operations = (await OpenApi.of(world.remit.url)).operations.filter(isOfTenant);
      expect(operations.length).toBeGreaterThan(50);
      for (const { method, path, scope: needed } of operations) {
        const target = path.replace('/api/v1/', '').replaceAll(/\{\w+\}/g, 'unknown');
        // A file of another type is refused before anybody looks at the key's scopes.
        const type = target.endsWith('/logo') ? 'image/png' : target.endsWith('/import') ? 'text/csv' : undefined;
        const headers = type && { 'content-type': type };
        const { status, body } = await call(key, method, target, method === 'get' ? undefined : {}, headers);
        const isPart = scope === 'write' && needed === 'invoices:send';
        const isOpen = scope === needed || scope === 'admin' || isPart;
        expect([method, path, status === 403 && body.message]).toEqual([
          method,
          path,
          isOpen ? false : `This API key lacks the scope "${needed}"`,
        ]);
      }
    });
  });

  it('moves no money by hand with what a key has unless its scopes are named', async () => {
    const { api_key: clerk } = await newKey({});
    const [invoice, draft] = [await finalized(), (await world.newInvoice(who, customer)).id];
    const paid = await world.call(who, 'post', 'payments', offline(await finalized()));
    const mistake = await world.call(who, 'post', 'payments', offline(await finalized()));
    const acts = [
      ['refunds:write', 'post', `payments/${paid.id}/refund`, { amount: '1.00' }],
      ['payments:offline', 'post', 'payments', offline(invoice)],
      ['payments:offline', 'post', `payments/${mistake.id}/void`, {}],
      ['invoices:adjust', 'put', `invoices/${invoice}`, { total_discount: '50.00' }],
      ['attention:match', 'post', 'attention/unknown/match', { charge_id: 'x', invoice_id: invoice }],
      ['attention:match', 'post', 'attention/unknown/count-lost', {}],
    ] as const;
    for (const [scope, method, path, body] of acts) {
      expect(await call(clerk, method, path, body)).toMatchObject({
        status: 403,
        body: { code: 'forbidden', message: `This API key lacks the scope "${scope}"` },
      });
      const { api_key: trusted } = await newKey({ scopes: ['read', 'write', scope] });
      expect((await call(trusted, method, path, body)).status).not.toBe(403);
    }
    expect((await call(clerk, 'put', `invoices/${invoice}`, { description: 'Words' })).status).toBe(200);
    expect((await call(clerk, 'post', `invoices/${await finalized()}/void`, {})).status).toBe(403);
    expect((await call(clerk, 'post', `invoices/${draft}/void`, {})).status).toBe(200);
  });

  it('is listed and written down in each of its environments, also when the operator made it for the whole tenant', async () => {
    const made = await world.operator<NewKey>(`tenants/${who.tenantId}/api-keys`, { name: 'Back door' });
    for (const environment of [who, other]) {
      const { items } = await world.call<{ items: { id: string }[] }>(environment, 'get', 'api-keys');
      expect(items).toContainEqual(expect.objectContaining({ id: made.id, name: 'Back door', environment_id: null }));
      const log = await world.call<{ items: Entry[] }>(environment, 'get', 'audit-log');
      expect(log.items).toContainEqual(
        expect.objectContaining({
          action: 'api_key.created',
          subject_id: made.id,
          actor: 'operator',
          details: { name: 'Back door', scopes: 'read write', reach: 'tenant' },
        }),
      );
    }
    expect((await call(who.key, 'delete', `api-keys/${made.id}`)).status).toBe(403);
  });

  it.each([
    [['203.0.113.7'], '203.0.113.7', '203.0.113.8'],
    [['203.0.113.0/24', '198.51.100.1'], '198.51.100.1', '198.51.100.2'],
    [['2001:db8::/32'], '2001:db8::9', '2001:db9::9'],
    [['203.0.113.7'], '::ffff:203.0.113.7', '::1'],
    [['203.0.113.7'], '1.1.1.1, 203.0.113.7:4711', '203.0.113.7, 1.1.1.1'],
  ])('from %j alone: from %s, not from %s', async (addresses, inside, outside) => {
    const { api_key: key } = await newKey({ allowed_addresses: addresses });
    const from = (address: string) => call(key, 'get', 'customers', undefined, { 'x-forwarded-for': address });
    expect((await from(inside)).status).toBe(200);
    expect(await from(outside)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await from(outside)).body.message).toMatch(/may not be used from [0-9a-f.:]+$/);
  });

  it('from some addresses makes no key that works from others', async () => {
    const { api_key: key } = await newKey({ allowed_addresses: ['203.0.113.7', '198.51.100.1'], scopes: ['admin'] });
    const make = async (body: object) =>
      (await call(key, 'post', 'api-keys', { name: 'Next', ...body }, { 'x-forwarded-for': '203.0.113.7' })).status;
    expect(await make({})).toBe(403);
    expect(await make({ allowed_addresses: ['0.0.0.0/0'] })).toBe(403);
    expect(await make({ allowed_addresses: ['203.0.113.7'] })).toBe(201);
  });

  it('that expires makes no key that works longer', async () => {
    const end = Date.now() + 3_600_000;
    const until = (ms: number) => ({ expires_at: new Date(end + ms).toISOString() });
    const { api_key: key } = await newKey({ ...until(0), scopes: ['admin'] });
    const make = (body: object) => call(key, 'post', 'api-keys', { name: 'Next', ...body });
    for (const body of [{}, { expires_at: null }, until(1)]) {
      const refused = await make(body);
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden', error: { param: 'expires_at' } } });
      expect(refused.body.message).toContain(new Date(end).toISOString());
    }
    for (const body of [until(0), until(-1_000)]) expect((await make(body)).status).toBe(201);
  });

  it('revokes no key that can do more, and says so', async () => {
    const { api_key: key } = await newKey({ scopes: ['read', 'write', 'keys:manage'] });
    const [wider, equal] = [await newKey({ scopes: ['read', 'refunds:write'] }), await newKey({ scopes: ['write'] })];
    const refused = await call(key, 'delete', `api-keys/${wider.id}`);
    expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining('refunds:write') } });
    expect((await call(wider.api_key, 'get', 'customers')).status).toBe(200);
    expect((await call(key, 'delete', `api-keys/${equal.id}`)).status).toBe(204);
  });

  it("the operator's key opens nothing from an address that is not the operator's", async () => {
    const from = async (address: string, path: string, body: object) => {
      const headers = { 'x-forwarded-for': address, 'x-remit-console': '1' };
      return (await call(world.remit.adminKey, 'post', path, body, headers)).status;
    };
    expect(await from('203.0.113.9', 'tenants', { name: 'Inside' })).toBe(201);
    expect(await from('198.51.100.9', 'tenants', { name: 'Outside' })).toBe(403);
    expect(await from('203.0.113.9', 'session', { key: world.remit.adminKey })).toBe(200);
    expect(await from('198.51.100.9', 'session', { key: world.remit.adminKey })).toBe(401);
  });

  it('payers are sent back to registered hosts only, once there are some', async () => {
    const link = async (urls: object) => call(who.key, 'post', 'payments', { ...offline(await finalized()), ...urls });
    const register = (hosts: unknown) => call(who.key, 'put', `environments/${who.id}`, { return_hosts: hosts });
    expect((await link({ success_url: 'https://evil.example/phish' })).status).toBe(201);
    expect(await register(['shop.example.com'])).toMatchObject({
      status: 200,
      body: { return_hosts: ['shop.example.com'] },
    });
    await eventually(
      'other hosts to be refused',
      async () => (await link({ success_url: 'https://x.example/' })).status,
      {
        until: (status) => status === 400,
      },
    );
    for (const url of [
      'https://evil.example/phish',
      'https://intranet/',
      'http://localhost:3000/',
      'https://shop.example.com.evil.example/',
      'https://evil.example/?shop.example.com',
      'https://sub.shop.example.com/',
    ]) {
      for (const urls of [{ success_url: url }, { cancel_url: url }, { metadata: { success_url: url } }])
        expect(await link(urls)).toMatchObject({ status: 400, body: { code: 'validation_error' } });
    }
    expect((await link({ success_url: 'https://SHOP.example.com:8443/paid?x=1' })).status).toBe(201);
    for (const host of ['https://shop.example.com', 'shop.example.com:443', 'Shop.example.com', 'a b', '', 7])
      expect((await register([host])).status).toBe(400);
    expect((await call(other.key, 'put', `environments/${who.id}`, { return_hosts: [] })).status).toBe(404);
    await register([]);
  });

  it.each([
    ['api-keys', 'api_key', { name: 'Once' }],
    ['webhook-endpoints', 'secret', { url: 'https://hooks.example.com/remit' }],
  ])('a secret of %s is shown once, also when the answer is given again', async (path, member, body) => {
    const headers = { 'idempotency-key': `once-${path}` };
    const [first, again] = [
      await call(who.key, 'post', path, body, headers),
      await call(who.key, 'post', path, body, headers),
    ];
    expect(first.body).toHaveProperty(member, expect.stringMatching(/^(sk|whsec)_/));
    expect(again).toEqual({ status: 201, body: { ...first.body, [member]: null } });
  });

  it('a key in place of an id stands in no log', async () => {
    const { api_key: key } = await newKey({});
    expect((await call(who.key, 'delete', `api-keys/${key}`)).status).toBe(404);
    const logged = await eventually('the request to be logged', async () => {
      const { items } = await world.call<{ items: { path: string }[] }>(who, 'get', 'request-log?method=delete');
      return items.map(({ path }) => path).find((path) => path.includes('sk_sandbox'));
    });
    expect(logged).toBe('/api/v1/api-keys/sk_sandbox_[hidden]');
    expect(world.remit.output()).not.toContain(key);
  });

  it.each([['everywhere'], ['10.0.0.0/33'], [''], ['10.0.0.1/-1'], ['2001:db8::/129']])(
    'takes no address that is none: %j',
    async (address) => {
      const answer = await call(who.key, 'post', 'api-keys', { name: 'Test', allowed_addresses: [address] });
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_error' } });
    },
  );
});
