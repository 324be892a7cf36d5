import { CustomerSynced, EventBus } from '@remit/domain-events';
import { FeatureApp, type TestTenant } from '../../../test/support/feature-app';
import { onDatabase } from '../../../test/support/on-database';
import { eventually } from '../../../test/support/probe';
import { CustomersModule } from './customers.module';

/** Every key that Flexprice's clients expect. */
const FLEXPRICE_KEYS =
  'id address_city address_country address_line1 address_line2 address_postal_code address_state created_at created_by email environment_id external_id metadata name parent_customer parent_customer_id status tenant_id updated_at updated_by'.split(
    ' ',
  );

describe('customers', () => {
  let app: FeatureApp;
  let acme: TestTenant;
  let key: string;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [CustomersModule] });
  });
  beforeEach(async () => {
    acme = await app.newTenant();
    key = acme.sandbox.key;
  });
  afterAll(() => app.stop());

  const create = (body: object) => app.call('post', 'customers', { key, body });
  const get = (path: string) => app.call('get', `customers${path}`, { key });
  const put = (path: string, body: object) => app.call('put', `customers${path}`, { key, body });

  const sample = {
    external_id: 'ext-1',
    name: 'فاطمة 🎉',
    email: 'canary-email@example.com',
    contact: '+971501234567',
    address_line1: 'canary-street 1',
    address_country: 'ae',
    timezone: 'Asia/Dubai',
    metadata: { plan: 'gold' },
  };

  it('adds a customer and shows it with every key', async () => {
    const { status, body } = await create(sample);
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(expect.arrayContaining(FLEXPRICE_KEYS));
    expect(body).toMatchObject({
      ...sample,
      id: expect.stringMatching(/^cust_[0-9A-Z]{26}$/),
      address_country: 'AE',
      address_city: null,
      status: 'published',
      integrations: null,
      environment_id: acme.sandbox.id,
      tenant_id: acme.id,
      created_by: expect.stringMatching(/^key_/),
    });
    expect((await get(`/${body.id}`)).body).toEqual(body);
    expect((await get('/external/ext-1')).body).toEqual(body);
  });

  it('names every field that is wrong', async () => {
    const { status, body } = await create({
      name: '',
      email: 'nobody',
      address_country: 'XX',
      timezone: 'Mars/Base',
      metadata: { n: 1 },
    });
    expect(status).toBe(400);
    expect(body.details.errors).toEqual(
      expect.arrayContaining([
        { param: 'name', message: 'Name is required.' },
        { param: 'email', message: 'Enter a valid email address.' },
        ...['external_id', 'address_country', 'timezone', 'metadata'].map((param) => ({
          param,
          message: expect.any(String),
        })),
      ]),
    );
  });

  it('keeps external ids unique in an environment, until the customer is archived', async () => {
    const { body: first } = await create(sample);
    const taken = await create(sample);
    expect(taken.status).toBe(409);
    expect(taken.body.error).toMatchObject({
      code: 'conflict',
      param: 'external_id',
      message: 'This external ID is already used.',
    });
    const elsewhere = await app.call('post', 'customers', { key: acme.production.key, body: sample });
    expect(elsewhere.status).toBe(201);

    const { body: second } = await create({ ...sample, external_id: 'ext-2' });
    expect((await put(`/${second.id}`, { external_id: 'ext-1' })).status).toBe(409);

    expect((await app.call('delete', `customers/${first.id}`, { key })).status).toBe(204);
    expect((await get(`/${first.id}`)).body.status).toBe('archived');
    expect((await get('/external/ext-1')).status).toBe(404);
    expect((await put(`/${first.id}`, { name: 'x' })).status).toBe(409);
    expect((await app.call('delete', `customers/${first.id}`, { key })).status).toBe(204);
    expect((await create(sample)).status).toBe(201);
  });

  it('finds a customer by its whole e-mail, in any letter case, while the database holds none', async () => {
    const { body: created } = await create({ ...sample, external_id: 'by-mail', email: 'Find.Me@example.com' });
    const ids = async (email: string) =>
      (
        (await app.call('get', `customers?email=${encodeURIComponent(email)}`, { key })).body.items as { id: string }[]
      ).map(({ id }) => id);
    expect(await ids('find.me@EXAMPLE.com')).toEqual([created.id]);
    expect(await ids('find.me@example.co')).toEqual([]);
    await put(`/${created.id}`, { email: 'moved@example.com' });
    expect(await ids('find.me@example.com')).toEqual([]);
    expect(await ids('moved@example.com')).toEqual([created.id]);
    const { body } = await app.call('post', 'customers/search', { key, body: { email: 'moved@example.com' } });
    expect(body).toMatchObject({ items: [{ id: created.id }], pagination: { total: 1 } });
    expect((await get('?search=Moved@example.com')).body.items).toMatchObject([{ id: created.id }]);
    expect((await get('?search=oved@example.com')).body.items).toEqual([]);
  });

  it('lets one of many at once have an external id', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(sample)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it('repeats the answer to a repeated Idempotency-Key', async () => {
    const send = () => app.call('post', 'customers', { key, body: sample, headers: { 'idempotency-key': 'k1' } });
    const first = await send();
    const second = await send();
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });

  it('changes what is given and leaves the rest', async () => {
    const { body: created } = await create(sample);
    const { status, body } = await put(`/${created.id}`, { email: null, address_city: 'Dubai', metadata: { a: 'b' } });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...created,
      email: null,
      address_city: 'Dubai',
      metadata: { a: 'b' },
      updated_at: expect.any(String),
      version: 2,
    });
    expect((await put(`/${created.id}`, { name: null, external_id: null })).body).toMatchObject({
      name: sample.name,
      external_id: 'ext-1',
    });
    expect((await put(`?id=${created.id}`, { name: 'Two' })).body.name).toBe('Two');
    expect((await put('?external_customer_id=ext-1', { name: 'Three' })).body.name).toBe('Three');
    expect((await put(`?id=cust_other&external_customer_id=ext-1`, { name: 'x' })).status).toBe(400);
    expect((await put('', { name: 'x' })).status).toBe(400);
  });

  it('refuses by name what is not the caller’s to set', async () => {
    const { status, body } = await create({
      ...sample,
      id: 'cust_mine',
      tenant_id: 'tenant_other',
      status: 'archived',
    });
    const named = body.details.errors.map(({ param }: { param: string }) => param);
    expect([status, named]).toEqual([400, ['id', 'tenant_id', 'status']]);
    expect((await get('')).body.items).toEqual([]);
  });

  it('lists, searches and pages newest first', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await create({ external_id: `e${n}`, name: `100%_${n}`, metadata: { odd: String(n % 2 === 1) } });
    }
    const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);
    const first = (await get('?limit=2')).body;
    expect(names(first)).toEqual(['100%_5', '100%_4']);
    expect(first.pagination).toMatchObject({ total: 5, limit: 2, offset: 0, has_more: true });
    const second = (await get(`?limit=2&cursor=${first.pagination.next_cursor}`)).body;
    expect(names(second)).toEqual(['100%_3', '100%_2']);
    expect(names((await get('?limit=2&offset=4')).body)).toEqual(['100%_1']);
    expect(names((await get('?search=%25_3')).body)).toEqual(['100%_3']);
    expect(names((await get('?external_id=e2')).body)).toEqual(['100%_2']);
    expect(names((await get('?external_ids=e1,e2')).body)).toEqual(['100%_2', '100%_1']);
    const search = await app.call('post', 'customers/search', { key, body: { metadata: { odd: 'true' }, limit: 2 } });
    expect(search.status).toBe(200);
    expect(names(search.body)).toEqual(['100%_5', '100%_3']);
    expect(search.body.pagination.total).toBe(3);
  });

  it('finds every part of a name or external id, in any letter case, few of many and many of many', async () => {
    const named = async (name: string, external_id: string) => (await create({ external_id, name })).body.id as string;
    const odd = await named('50%_off \\ Café ÉLAN', 'A_1');
    const arabic = await named('شركة النخلة', 'B-2');
    const branches = await Promise.all(Array.from({ length: 120 }, (_, n) => named(`Branch ${n}`, `c${n}`)));
    const found = async (search: string) => {
      const { body } = await get(`?limit=200&search=${encodeURIComponent(search)}`);
      return (body.items as { id: string }[]).map(({ id }) => id);
    };
    for (const part of ['50%_OFF \\', '%', '_o', '\\', 'café él', 'a_1', 'CAF']) {
      expect({ part, ids: await found(part) }).toEqual({ part, ids: [odd] });
    }
    for (const part of ['النخلة', 'كة الن', 'b-', 'خ']) {
      expect({ part, ids: await found(part) }).toEqual({ part, ids: [arabic] });
    }
    for (const part of ['50%off', '%_%', 'Branch_', 'نخلةش', 'zz', 'zzz']) {
      expect({ part, ids: await found(part) }).toEqual({ part, ids: [] });
    }
    expect(await found('branch 77')).toEqual([branches[77]]);
    expect(await found('BRANCH')).toEqual([...branches].sort().reverse());
    const stranger = await app.call('get', 'customers?search=branch', { key: (await app.newTenant()).sandbox.key });
    expect(stranger.body.items).toEqual([]);
  });

  it('refuses hostile input without failing', async () => {
    for (const path of ['/%00', '/external/%00', '?search=%00', '?expand=a&expand=b', `/${'x'.repeat(5000)}`]) {
      const { status } = await get(path);
      expect({ path, isRefused: status >= 400 && status < 500 }).toEqual({ path, isRefused: true });
    }
    expect((await put('?id=a&id=b', { name: 'x' })).status).toBe(400);
    for (const change of [
      { external_id: 'a\0' },
      { metadata: { a: '\0' } },
      { metadata: { 'a\0': '' } },
      { name: '\ud800' },
    ]) {
      const { status } = await create({ ...sample, ...change });
      expect({ change, status }).toEqual({ change, status: 400 });
    }
  });

  it('does not exist for anybody else', async () => {
    const { body: created } = await create(sample);
    const other = await app.newTenant();
    for (const stranger of [acme.production.key, other.sandbox.key]) {
      const call = (method: 'get' | 'put' | 'delete', id: string) =>
        app.call(method, `customers/${id}`, { key: stranger, ...(method === 'put' && { body: { name: 'x' } }) });
      for (const method of ['get', 'put', 'delete'] as const) {
        const [foreign, unknown] = [await call(method, created.id), await call(method, 'cust_unknown')];
        expect([foreign.status, unknown.status]).toEqual([404, 404]);
        expect(foreign.body.message).toBe(unknown.body.message);
      }
      expect((await app.call('get', 'customers', { key: stranger })).body.pagination.total).toBe(0);
    }
  });

  it('shows where the customer is at Nomod once that is known, and ignores older news', async () => {
    const { body: created } = await create(sample);
    expect((await get(`/${created.id}/integrations`)).body).toEqual({ customer_id: created.id, integrations: {} });

    const publish = (nomodCustomerId: string, syncedAt: string) =>
      app.inScope({ tenantId: acme.id, environmentId: acme.sandbox.id }, () =>
        app.get(EventBus).publish(
          new CustomerSynced({
            customer_id: created.id,
            connection_id: 'conn_1',
            nomod_customer_id: nomodCustomerId,
            synced_at: syncedAt,
          }),
        ),
      );
    await publish('nomod-1', '2026-02-02T00:00:00.000Z');
    await eventually(
      'the customer to be synced',
      async () => (await get(`/${created.id}`)).body.metadata.nomod_customer_id,
    );
    await publish('nomod-0', '2026-01-01T00:00:00.000Z');
    await eventually('the work to settle', async () => (await app.asOperator('get', 'admin/status')).body.settled);

    const nomod = { nomod_customer_id: 'nomod-1', synced_at: '2026-02-02T00:00:00.000Z' };
    expect((await get(`/${created.id}/integrations`)).body.integrations).toEqual({ nomod });
    const { body: shown } = await get(`/${created.id}?expand=integrations`);
    expect(shown).toMatchObject({
      integrations: { nomod },
      metadata: { plan: 'gold', nomod_customer_id: 'nomod-1', nomod_sync_timestamp: '2026-02-02T00:00:00.000Z' },
    });

    const echoed = await put(`/${created.id}`, { metadata: { ...shown.metadata, nomod_customer_id: 'forged' } });
    expect(echoed.body.metadata).toEqual(shown.metadata);
  });

  it('keeps contact data unreadable in the database', async () => {
    const { body: created } = await create(sample);
    const { rows } = await onDatabase(app.testDatabase.url, async (client) => {
      const stored = await client.query<{ row: string }>(
        'select c::text as row from customers c union all select e::text from domain_events e',
      );
      await client.query(
        'update customers set contact_data = (select contact_data from customers where id <> $1 limit 1) where id = $1',
        [created.id],
      );
      return stored;
    });
    const stored = rows.map(({ row }) => row).join('\n');
    expect(stored).toContain('ext-1');
    expect(stored).not.toMatch(/canary|971501234567/);
    expect((await get(`/${created.id}`)).status).toBe(500);
  });
});
