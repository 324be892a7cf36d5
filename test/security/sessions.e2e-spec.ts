import { get, type IncomingMessage } from 'node:http';
import { Client } from 'pg';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { ask } from './support/ask';
import { openStream } from './support/open-stream';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

const PROOF = { 'x-remit-console': '1' };

/** Milliseconds after which every server refuses a closed session or revoked key. */
const SOON = 1_000;

describe('who is signed in', () => {
  let world: World;
  let second: RemitProcess;
  let who: TestEnvironment;
  let sql: Client;

  beforeAll(async () => {
    world = await World.start();
    const options = { databaseUrl: world.database.url, nomodUrl: world.sandbox.url };
    second = await startRemit({ ...options, env: { ADMIN_API_KEY: 'another-key-of-the-operator', ROLE: 'api' } });
    ({ sandbox: who } = await world.newTenant('Acme'));
    sql = new Client({ connectionString: world.database.url });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await second.stop();
    await world.stop();
  });

  async function signIn(key: string, cookie?: string): Promise<string> {
    const headers = { ...PROOF, ...(cookie !== undefined && { cookie }) };
    const answer = await ask(world.remit.url, { method: 'post', path: '/api/v1/session', headers, body: { key } });
    expect(answer.status).toBe(200);
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  const signOut = (cookie: string) =>
    ask(world.remit.url, { method: 'delete', path: '/api/v1/session', headers: { ...PROOF, cookie } });
  const newKey = () => world.call<{ id: string; api_key: string }>(who, 'post', 'api-keys', { name: 'Test' });
  const statusOf = async (server: string, cookie: string, path = 'customers') =>
    (await ask(server, { method: 'get', path: `/api/v1/${path}`, headers: { cookie } })).status;

  async function within(what: string, isOver: () => boolean | Promise<boolean>): Promise<void> {
    const start = performance.now();
    await eventually(what, isOver, { timeoutMs: 5_000 });
    expect(performance.now() - start).toBeLessThan(SOON);
  }

  it('a copied cookie, and its stream, end everywhere with the sign-out; nobody else is signed out', async () => {
    const [cookie, other] = [await signIn(who.key), await signIn(who.key)];
    const streams = [await openStream(world.remit.url, { cookie }), await openStream(second.url, { cookie })];
    const going = await openStream(second.url, { cookie: other });
    for (const server of [world.remit.url, second.url]) expect(await statusOf(server, cookie)).toBe(200);
    expect((await signOut(cookie)).status).toBe(204);
    await within('the streams to end', () => streams.every(({ endedAt }) => endedAt() > 0));
    await within('the cookie to be refused', async () => (await statusOf(second.url, cookie)) === 401);
    expect(await statusOf(world.remit.url, cookie)).toBe(401);
    expect(await statusOf(second.url, other)).toBe(200);
    expect(going.endedAt()).toBe(0);
  });

  it("the operator's cookie makes no tenant after the sign-out", async () => {
    const cookie = await signIn(world.remit.adminKey);
    const make = async () =>
      (
        await ask(world.remit.url, {
          method: 'post',
          path: '/api/v1/tenants',
          headers: { ...PROOF, cookie },
          body: { name: 'Planted' },
        })
      ).status;
    expect(await make()).toBe(201);
    await signOut(cookie);
    expect(await make()).toBe(401);
  });

  it("another operator's key ends what the old one signed in", async () => {
    const cookie = await signIn(world.remit.adminKey);
    expect(await statusOf(world.remit.url, cookie, 'admin/status')).toBe(200);
    expect(await statusOf(second.url, cookie, 'admin/status')).toBe(401);
  });

  it('a revoked key ends its cookies and its streams in every process, with a key in the header too', async () => {
    const { id, api_key: key } = await newKey();
    const cookie = await signIn(key);
    const streams = [
      await openStream(world.remit.url, { 'x-api-key': key }),
      await openStream(second.url, { 'x-api-key': key }),
      await openStream(second.url, { cookie }),
    ];
    const going = await openStream(second.url, { 'x-api-key': who.key });
    await world.call(who, 'delete', `api-keys/${id}`);
    await within('the streams to end', () => streams.every(({ endedAt }) => endedAt() > 0));
    await within('the cookie to be refused', async () => (await statusOf(second.url, cookie)) === 401);
    expect(going.endedAt()).toBe(0);
  });

  it.each([
    ['after an hour in which nobody did anything', `last_seen_at = now() - interval '61 minutes'`],
    ['at the end of the working day', `ends_at = now()`],
  ])('a session ends %s', async (_when, past) => {
    const cookie = await signIn(who.key);
    expect(await statusOf(second.url, cookie)).toBe(200);
    await sql.query(`update console_sessions set ${past}`);
    await within('the session to end', async () => (await statusOf(second.url, cookie)) === 401);
  });

  it('signing in gives the cookie another name, and the old one opens nothing', async () => {
    const old = await signIn(who.key);
    const cookie = await signIn((await newKey()).api_key, old);
    expect(cookie).not.toBe(old);
    await within('the old cookie to be refused', async () => (await statusOf(world.remit.url, old)) === 401);
    expect(await statusOf(world.remit.url, cookie)).toBe(200);
  });

  it('whoever is signed in sees, and ends, the other sessions of the same keys, and no others', async () => {
    const { api_key: key } = await newKey();
    const [mine, lost, stranger] = [await signIn(key), await signIn(key), await signIn((await newKey()).api_key)];
    const list = async (cookie: string) => {
      const { status, text } = await ask(world.remit.url, {
        method: 'get',
        path: '/api/v1/session/list',
        headers: { cookie },
      });
      return { status, items: (JSON.parse(text) as { items?: { id: string; current: boolean }[] }).items ?? [] };
    };
    const end = async (cookie: string, id: string) =>
      (
        await ask(world.remit.url, {
          method: 'delete',
          path: `/api/v1/session/list/${id}`,
          headers: { ...PROOF, cookie },
        })
      ).status;
    const { items } = await list(mine);
    expect(items.map(({ current }) => current).toSorted()).toEqual([false, true]);
    const other = items.find(({ current }) => !current)?.id ?? '';
    expect((await list(stranger)).items).toHaveLength(1);
    expect(await end(stranger, other)).toBe(404);
    expect(await end(mine, other)).toBe(204);
    await within('the lost cookie to be refused', async () => (await statusOf(second.url, lost)) === 401);
    expect((await list(mine)).items).toHaveLength(1);
    expect((await list('__Host-none=1')).status).toBe(401);
  });

  it('the database holds neither cookie nor key', async () => {
    const { api_key: key } = await newKey();
    const [, token = ''] = (await signIn(key)).split('=');
    const { rows } = await sql.query<{ row: string }>('select console_sessions::text as row from console_sessions');
    expect(rows.length).toBeGreaterThan(0);
    expect(token).toHaveLength(43);
    for (const { row } of rows) for (const secret of [token, key, key.slice(-43)]) expect(row).not.toContain(secret);
  });

  it('reads no further in a file once the key is revoked', async () => {
    const ROWS = 20_000;
    const { id: customer_id } = await world.call(who, 'post', 'customers', { external_id: 'file', name: 'File' });
    // Long enough that the file does not fit into what lies between the server and a client that does not read.
    const line_items = [{ display_name: 'Work', quantity: '1', amount: '1.00' }];
    const draft = { customer_id, currency: 'AED', line_items, description: 'long '.repeat(180) };
    const { id } = await world.call(who, 'post', 'invoices', draft);
    await sql.query(
      `insert into invoices
       select (jsonb_populate_record(draft, jsonb_build_object(
         'id', 'inv_' || lpad(n::text, 26, '0'), 'page_key', new_page_key()))).*
       from invoices draft cross join generate_series(1, $2::integer) n where draft.id = $1`,
      [id, ROWS],
    );
    const key = await newKey();
    const headers = { authorization: `Bearer ${key.api_key}`, accept: 'text/csv' };
    const file = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${world.remit.url}/api/v1/invoices`, { headers }, resolve).on('error', reject);
    });
    expect(file.statusCode).toBe(200);
    await world.call(who, 'delete', `api-keys/${key.id}`);
    const isRefused = async () =>
      (await ask(world.remit.url, { method: 'get', path: '/api/v1/customers', key: key.api_key })).status === 401;
    await within('the key to be refused', isRefused);
    let text = '';
    const isComplete = await new Promise<boolean>((resolve) => {
      file.on('data', (bytes: Buffer) => (text += bytes.toString()));
      file.once('end', () => resolve(true)).once('error', () => resolve(false));
    });
    expect([isComplete, text.split('\r\n').length < ROWS]).toEqual([false, true]);
  });
});
