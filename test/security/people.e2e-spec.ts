import { onDatabase } from '../support/on-database';
import { PASSWORD, People } from '../support/people';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { openStream } from './support/open-stream';
import { offlinePayment, type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

/** Milliseconds after which every server obeys a changed role. */
const SOON = 1_000;

interface Listed {
  readonly id: string;
  readonly email: string;
  readonly role: string;
}

interface Entry {
  readonly action: string;
  readonly subject_id: string;
  readonly actor_name: string | null;
  readonly details: Record<string, string> | null;
}

describe('people', () => {
  let world: World;
  let second: RemitProcess;
  let people: People;
  let shop: TestEnvironment;
  let production: TestEnvironment;
  let owner: { cookie: string; environmentId: string };

  beforeAll(async () => {
    world = await World.start();
    second = await startRemit({
      databaseUrl: world.database.url,
      nomodUrl: world.sandbox.url,
      env: { ADMIN_API_KEY: 'operator-key-of-this-second-server', ROLE: 'api' },
    });
    ({ sandbox: shop, production } = await world.newTenant('Palm Works'));
    people = new People(world.remit.url, world.remit.adminKey);
    owner = {
      cookie: await people.newOwner(shop.tenantId, 'Mariam@Palm.example', 'Mariam Owner'),
      environmentId: shop.id,
    };
  });
  afterAll(async () => {
    await second.stop();
    await world.stop();
  });

  const members = async (): Promise<Listed[]> =>
    (await people.call(owner, 'get', 'members')).body['items'] as unknown as Listed[];
  const memberOf = async (email: string): Promise<string> =>
    (await members()).find((one) => one.email === email)?.id ?? '';
  const hire = async (email: string, role: string, environmentId?: string | null) => ({
    cookie: await people.join(await people.invite(owner, email, role, environmentId), `${role} person`),
    environmentId: shop.id,
  });
  const logged = async (): Promise<Entry[]> =>
    (await world.call<{ items: Entry[] }>(shop, 'get', 'audit-log?limit=100')).items;
  const looks = async (token: string) => (await people.try('/invitation', { token })).status;

  const asSent = (by: { cookie: string; environmentId: string }) => ({
    cookie: by.cookie,
    'x-environment-id': by.environmentId,
  });

  it('an owner whom the operator invited opens every environment of the tenant, and nobody else does', async () => {
    const { body } = await people.try('', {}, owner.cookie, 'get');
    expect(body).toMatchObject({
      signed_in: true,
      operator: false,
      person: { name: 'Mariam Owner', email: 'mariam@palm.example' },
    });
    const opened = body['environments'] as { id: string; role: string }[];
    expect(opened.map(({ id }) => id).toSorted()).toEqual([shop.id, production.id].toSorted());
    expect(opened.map(({ role }) => role)).toEqual(['owner', 'owner']);
    const stranger = (await world.newTenant('Stranger')).sandbox;
    expect((await people.call({ ...owner, environmentId: stranger.id }, 'get', 'customers')).status).toBe(403);
    expect((await people.call(owner, 'get', 'admin/status')).status).toBe(403);
  });

  it('a new employee bills and refunds, and is out of two processes within a second of the removal', async () => {
    const clerk = await hire('noor@palm.example', 'billing', null);
    const { body: customer } = await people.call(clerk, 'post', 'customers', { external_id: 'c-1', name: 'Palm' });
    const line_items = [{ display_name: 'Work', quantity: '1', amount: '100.00' }];
    const draft = { customer_id: customer['id'], currency: 'AED', line_items };
    const { body: invoice } = await people.call(clerk, 'post', 'invoices', draft);
    await people.call(clerk, 'post', `invoices/${String(invoice['id'])}/finalize`, {});
    const received = offlinePayment(String(invoice['id']), '100.00');
    const { body: payment } = await people.call(clerk, 'post', 'payments', received);
    const refund = await people.call(clerk, 'post', `payments/${String(payment['id'])}/refund`, { amount: '40.00' });
    expect(refund).toMatchObject({
      status: 200,
      body: { created_by_name: 'billing person', refunds: [{ created_by_name: 'billing person' }] },
    });
    expect((await people.call(clerk, 'get', 'members')).status).toBe(403);

    const elsewhere = new People(second.url, '');
    expect((await elsewhere.call(clerk, 'get', 'customers')).status).toBe(200);
    const stream = await openStream(second.url, asSent(clerk));
    const id = await memberOf('noor@palm.example');
    expect((await people.call(owner, 'delete', `members/${id}`)).status).toBe(204);
    const since = performance.now();
    await eventually('the stream to end', () => stream.endedAt() > 0);
    for (const server of [people, elsewhere])
      await eventually(
        'the person to be out',
        async () => (await server.call(clerk, 'get', 'customers')).status === 403,
      );
    expect(performance.now() - since).toBeLessThan(SOON);

    const noors = async () => (await logged()).filter(({ details }) => details?.['email'] === 'noor@palm.example');
    const acts = await eventually('every act', noors, { until: ({ length }) => length >= 4 });
    expect(acts.map(({ action }) => action)).toEqual([
      'member.removed',
      'console.signed_in',
      'member.joined',
      'member.invited',
    ]);
  });

  it('a stream that opens while its person is removed ends too, long before its next heartbeat', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = `leaver-${round}@palm.example`;
      const clerk = await hire(email, 'support');
      const opened = openStream(second.url, asSent(clerk)).catch(() => undefined);
      expect((await people.call(owner, 'delete', `members/${await memberOf(email)}`)).status).toBe(204);
      const stream = await opened;
      if (stream) await eventually('the stream to end', () => stream.endedAt() > 0, { timeoutMs: 3_000 });
    }
  });

  it('another role counts within a second in every process', async () => {
    const clerk = await hire('hala@palm.example', 'billing');
    const elsewhere = new People(second.url, '');
    const write = async () =>
      (await elsewhere.call(clerk, 'post', 'customers', { external_id: `h-${performance.now()}`, name: 'H' })).status;
    expect(await write()).toBe(201);
    const id = await memberOf('hala@palm.example');
    expect((await people.call(owner, 'put', `members/${id}`, { role: 'read-only' })).status).toBe(200);
    const since = performance.now();
    await eventually('the role to count', async () => (await write()) === 403);
    expect(performance.now() - since).toBeLessThan(SOON);
    expect((await elsewhere.call(clerk, 'get', 'customers')).status).toBe(200);
  });

  it('who has a role in one environment does not open the other, and invites nobody there', async () => {
    const admin = await hire('omar@palm.example', 'admin', shop.id);
    expect((await people.call(admin, 'get', 'customers')).status).toBe(200);
    expect((await people.call({ ...admin, environmentId: production.id }, 'get', 'customers')).status).toBe(403);
    const invite = (environment_id: string | null, role = 'billing') =>
      people.call(admin, 'post', 'members/invitations', { email: 'x@palm.example', role, environment_id });
    expect((await invite(shop.id)).status).toBe(201);
    expect((await invite(production.id)).status).toBe(403);
    expect((await invite(null)).status).toBe(403);
    expect((await people.call(admin, 'post', 'api-keys', { name: 'Wide', environment_id: null })).status).toBe(403);
  });

  it('nobody gives or takes more than the own role, and the last owner stays', async () => {
    const admin = await hire('rami@palm.example', 'admin', null);
    const mariam = await memberOf('mariam@palm.example');
    const invite = { email: 'y@palm.example', role: 'owner', environment_id: null };
    expect((await people.call(admin, 'post', 'members/invitations', invite)).status).toBe(403);
    expect((await people.call(admin, 'delete', `members/${mariam}`)).status).toBe(403);
    expect((await people.call(admin, 'put', `members/${mariam}`, { role: 'support' })).status).toBe(403);
    expect((await people.call(owner, 'delete', `members/${mariam}`)).body).toMatchObject({ code: 'conflict' });
    expect((await people.call(owner, 'put', `members/${mariam}`, { role: 'admin' })).status).toBe(409);
    const lesser = await hire('dev@palm.example', 'developer');
    const wide = await people.call(lesser, 'post', 'api-keys', { name: 'Wider', scopes: ['read', 'refunds:write'] });
    expect(wide.body).toMatchObject({ code: 'forbidden', error: { param: 'scopes' } });
    expect((await people.call(lesser, 'post', 'api-keys', { name: 'Server', scopes: ['read', 'write'] })).status).toBe(
      201,
    );
  });

  it('a refund above the limit waits for a second person, and nobody is two', async () => {
    const [clerk, admin] = [await hire('ward@palm.example', 'billing'), await hire('salma@palm.example', 'admin')];
    const { id: customer } = await world.call(shop, 'post', 'customers', { external_id: 'r-1', name: 'Refunded' });
    const refundBy = async (who: typeof clerk) => {
      const invoice = await world.finalizedInvoice(shop, customer);
      const payment = await world.call(shop, 'post', 'payments', offlinePayment(invoice, '50.00'));
      return () => people.call(who, 'post', `payments/${payment.id}/refund`, { amount: '30.00' });
    };
    const [ofClerk, ofAdmin] = [await refundBy(clerk), await refundBy(admin)];
    await world.call(shop, 'put', `environments/${shop.id}`, { approval_limits: { AED: '20.00' } });
    // Each process believes the limits of an environment for half a second.
    const credit = { amount: '21.00', reason: 'x' };
    for (const who of [clerk, admin])
      await eventually('the limit to hold', async () => {
        const invoice = await world.finalizedInvoice(shop, customer);
        return (await people.call(who, 'post', `invoices/${invoice}/credit-notes`, credit)).status === 403;
      });
    const [first, second] = [await ofClerk(), await ofAdmin()];
    const decide = (who: typeof clerk, { body }: { body: Record<string, unknown> }) =>
      people.call(who, 'post', `approvals/${(body['details'] as { approval_id: string }).approval_id}/approve`, {});
    expect((await decide(clerk, first)).body).toMatchObject({ message: 'Who asked for this act cannot approve it' });
    const { body: key } = await people.call(admin, 'post', 'api-keys', { name: 'Second hand', scopes: ['admin'] });
    const id = (second.body['details'] as { approval_id: string }).approval_id;
    const byKey = { tenantId: shop.tenantId, id: shop.id, key: String(key['api_key']), canary: '' };
    await expect(world.call(byKey, 'post', `approvals/${id}/approve`, {})).rejects.toThrow(/403/);
    expect((await decide(admin, first)).body).toMatchObject({
      requested_by_name: 'billing person',
      decided_by_name: 'admin person',
      state: 'approved',
    });
    expect((await ofClerk()).status).toBe(200);
    expect((await decide(clerk, second)).status).toBe(200);
    await world.call(shop, 'put', `environments/${shop.id}`, { approval_limits: {} });
  });

  it('timelines, events, keys and the audit log name the person', async () => {
    const admin = await hire('tala@palm.example', 'admin');
    const { body: customer } = await people.call(admin, 'post', 'customers', { external_id: 't-1', name: 'T' });
    const line_items = [{ display_name: 'Work', quantity: '1', amount: '10.00' }];
    const draft = { customer_id: customer['id'], currency: 'AED', line_items };
    const { body: invoice } = await people.call(admin, 'post', 'invoices', draft);
    const timeline = await people.call(admin, 'get', `invoices/${String(invoice['id'])}/timeline`);
    expect(timeline.body['items']).toMatchObject([{ type: 'invoice.created', actor_name: 'admin person' }]);
    const { body: events } = await people.call(admin, 'get', 'events');
    expect((events['items'] as object[])[0]).toMatchObject({ caused_by_name: 'admin person' });
    const { body: key } = await people.call(admin, 'post', 'api-keys', { name: 'Till', scopes: ['read'] });
    expect(key).toMatchObject({ name: 'Till', created_by_name: 'admin person' });
    const entry = (await logged()).find(({ subject_id }) => subject_id === key['id']);
    expect(entry).toMatchObject({ action: 'api_key.created', actor_name: 'admin person', details: { name: 'Till' } });
    expect(await world.call(shop, 'get', 'audit-log/verify')).toMatchObject({ ok: true });
  });

  it('a link works once, for 72 hours, for nobody else, and until it is taken back or replaced', async () => {
    const token = await people.invite(owner, 'badr@palm.example', 'support');
    expect((await people.try('/join', { token }, owner.cookie)).body).toMatchObject({ code: 'forbidden' });
    await people.join(token, 'Badr');
    expect(await looks(token)).toBe(404);
    const first = await people.invite(owner, 'dana@palm.example', 'support');
    const next = await people.invite(owner, 'dana@palm.example', 'billing');
    expect([await looks(first), await looks(next)]).toEqual([404, 200]);
    const open = (await people.call(owner, 'get', 'members/invitations')).body['items'] as unknown as Listed[];
    const id = open.find(({ email }) => email === 'dana@palm.example')?.id ?? '';
    expect((await people.call(owner, 'delete', `members/invitations/${id}`)).status).toBe(204);
    expect(await looks(next)).toBe(404);
    const late = await people.invite(owner, 'late@palm.example', 'support');
    await onDatabase(world.database.url, (client) =>
      client.query(`update invitations set expires_at = now() where email = 'late@palm.example'`),
    );
    expect(await looks(late)).toBe(404);
    const rows = await world.everyRow();
    for (const secret of [token, late, PASSWORD]) expect(rows.filter((row) => row.includes(secret))).toEqual([]);
  });

  it('what was taken from a person, no link gives back: none for the own address, none that the person made', async () => {
    const admin = await hire('fadi@palm.example', 'admin', null);
    const id = await memberOf('fadi@palm.example');
    const offer = async () => [
      await people.invite(admin, 'fadi@elsewhere.example', 'admin', null),
      await people.invite(owner, 'fadi@palm.example', 'admin', shop.id),
    ];
    const links = await offer();
    expect((await people.call(owner, 'put', `members/${id}`, { role: 'admin' })).status).toBe(200);
    expect(await Promise.all(links.map(looks))).toEqual([200, 404]);
    links.push(...(await offer()));
    expect((await people.call(owner, 'put', `members/${id}`, { role: 'support' })).status).toBe(200);
    expect(await Promise.all(links.map(looks))).toEqual([404, 404, 404, 404]);
    expect((await people.call(owner, 'put', `members/${id}`, { role: 'admin' })).status).toBe(200);
    await eventually('the role to count', async () => (await people.call(admin, 'get', 'members')).status === 200);
    const last = await offer();
    const made = { email: 'fadi@elsewhere.example', role: 'admin', environment_id: null };
    expect((await people.call(owner, 'delete', `members/${id}`)).status).toBe(204);
    // The process may still believe the role, for half a second.
    expect((await people.call(admin, 'post', 'members/invitations', made)).status).toBe(403);
    expect(await Promise.all(last.map(looks))).toEqual([404, 404]);
    const ended = (await logged()).filter(({ action }) => action === 'member.invitation_revoked');
    expect(ended[0]?.details?.['email']).toContain('fadi@');
  });

  it('ten invitations of one address are sent in an hour, because each is an e-mail to somebody', async () => {
    const invite = () =>
      people.call(owner, 'post', 'members/invitations', { email: 'z@palm.example', role: 'support' });
    const statuses = (await Promise.all(Array.from({ length: 12 }, invite))).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([...Array<number>(10).fill(201), 429, 429]);
    const open = (await people.call(owner, 'get', 'members/invitations')).body['items'] as unknown as Listed[];
    expect(open.filter(({ email }) => email === 'z@palm.example')).toHaveLength(1);
  });

  it('one person works for two tenants with one password, and neither reads the members of the other', async () => {
    const other = (await world.newTenant('Dune Coffee')).sandbox;
    const token = await people.inviteOwner(other.tenantId, 'mariam@palm.example');
    expect((await people.try('/join', { token, name: 'M', password: 'not her password' })).status).toBe(401);
    const cookie = await people.join(token, 'ignored');
    const opened = (await people.try('', {}, cookie, 'get')).body['environments'] as { tenant_name: string }[];
    expect(new Set(opened.map(({ tenant_name }) => tenant_name))).toEqual(new Set(['Palm Works', 'Dune Coffee']));
    const theirs = await world.call<{ items: Listed[] }>(other, 'get', 'members');
    expect(theirs.items).toMatchObject([{ email: 'mariam@palm.example', role: 'owner' }]);
    const mine = await memberOf('mariam@palm.example');
    const away = await people.call({ cookie, environmentId: other.id }, 'delete', `members/${mine}`);
    expect(away.status).toBe(404);
    expect(await memberOf('mariam@palm.example')).toBe(mine);
  });
});
