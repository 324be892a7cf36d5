import type { Client } from 'pg';
import { totpCode } from '@remit/people';
import { freePort } from '../support/free-port';
import { onDatabase } from '../support/on-database';
import { PASSWORD, People } from '../support/people';
import { eventually } from '../support/probe';
import { startRemit } from '../support/remit-process';
import { type PasskeyFault, SoftAuthenticator } from '../support/soft-authenticator';
import { whileItWaits } from '../support/while-it-waits';
import { ask } from './support/ask';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(90_000);

const PROOF = { 'x-remit-console': '1' };

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** Of the attempt, or of the session. */
  readonly cookie: string;
}

describe('passkeys', () => {
  let world: World;
  let people: People;
  let shop: TestEnvironment;
  let owner: { cookie: string; environmentId: string };
  let origin: string;

  beforeAll(async () => {
    world = await World.start();
    ({ sandbox: shop } = await world.newTenant('Palm Works'));
    await world.remit.stop();
    const port = await freePort();
    // A passkey belongs to a name; an address is none.
    origin = `http://localhost:${port}`;
    const env = { PUBLIC_URL: origin, FAILED_ATTEMPTS_PER_MINUTE: '0' };
    const remit = await startRemit({ databaseUrl: world.database.url, nomodUrl: world.sandbox.url, port, env });
    Object.assign(world, { remit });
    people = new People(remit.url, remit.adminKey);
    owner = { cookie: await people.newOwner(shop.tenantId, 'mariam@palm.example', 'Mariam'), environmentId: shop.id };
  });
  afterAll(() => world.stop());

  async function send(method: string, path: string, cookies: string[], body: object = {}): Promise<Answer> {
    const headers = { ...PROOF, cookie: cookies.filter((one) => one !== '').join('; ') };
    const question = { method, path: `/api/v1/session/${path}`, headers, ...(method !== 'get' && { body }) };
    const { status, text, headers: answered } = await ask(world.remit.url, question);
    const set = answered.getSetCookie().find((one) => !one.includes('1970'));
    return {
      status,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      cookie: set?.split(';')[0] ?? '',
    };
  }
  type Options = Parameters<SoftAuthenticator['create']>[0];

  async function add(session: string, key = new SoftAuthenticator(origin), fault?: PasskeyFault) {
    const { body, cookie } = await send('post', 'passkeys/options', [session]);
    const credential = key.create(body['options'] as Options, fault);
    const made = await send('post', 'passkeys', [session, cookie], { name: 'Laptop', credential });
    return { key, made, again: () => send('post', 'passkeys', [session, cookie], { name: 'Again', credential }) };
  }

  async function enter(key: SoftAuthenticator, fault?: PasskeyFault, purpose?: string, session = '') {
    const { body, cookie } = await send('post', 'passkey-options', [session], purpose ? { purpose } : {});
    const credential = key.get(body['options'] as Options, fault);
    const finish = (attempt = cookie) => send('post', 'passkey', [session, attempt], { credential });
    return { answer: await finish(), finish };
  }
  const hire = async (email: string) => {
    await people.join(await people.invite(owner, email, 'billing'), 'A person');
    return people.signIn(email);
  };
  const customers = async (cookie: string) =>
    (await people.call({ cookie, environmentId: shop.id }, 'get', 'customers')).status;
  const reasonOf = ({ body }: Answer) => (body['details'] as { reason?: string } | null)?.reason;

  it('sign a person in alone, as both factors, and are listed, renamed and removed', async () => {
    const session = await hire('noor@palm.example');
    const { key, made } = await add(session);
    expect(made).toMatchObject({ status: 201, body: { name: 'Laptop', last_used_at: null } });
    const { answer } = await enter(key);
    expect(answer).toMatchObject({ status: 200, body: { person: { email: 'noor@palm.example', passkeys: 1 } } });
    expect(await customers(answer.cookie)).toBe(200);
    const { body: members } = await people.call(owner, 'get', 'members');
    expect(members['items']).toContainEqual(
      expect.objectContaining({ email: 'noor@palm.example', second_factor: false, has_passkey: true }),
    );
    const path = `passkeys/${String(made.body['id'])}`;
    expect((await send('put', path, [session], { name: 'Work' })).body).toMatchObject({ name: 'Work' });
    const { body: list } = await send('get', 'passkeys', [session]);
    expect(list['items']).toMatchObject([{ name: 'Work', last_used_at: expect.any(String) }]);
    expect((await send('delete', path, [session])).status).toBe(204);
    await eventually('its session to end', async () => (await customers(answer.cookie)) === 401);
    expect(await customers(session)).toBe(200);
    expect(reasonOf((await enter(key)).answer)).toBe('bad_passkey');
    for (const [action, by] of [
      ['person.passkey_added', 'Laptop'],
      ['console.signed_in', 'passkey'],
      ['person.passkey_removed', 'Work'],
    ])
      await eventually(`${action} in the audit log`, async () => {
        const { body: log } = await people.call(owner, 'get', 'audit-log?limit=100');
        const items = log['items'] as { action: string; details: Record<string, string> | null }[];
        return items.some(
          (one) => one.action === action && [one.details?.['with'], one.details?.['passkey']].includes(by),
        );
      });
  });

  it('none is made when the session ends, or its proof goes, while the answer is checked', async () => {
    const email = 'reem@palm.example';
    const session = await hire(email);
    const has = async () => (await people.try('/passkeys', {}, await people.signIn(email), 'get')).body['items'];
    const adding = async (change: string) =>
      whileItWaits(
        world.database.url,
        (sql) => sql.query(change),
        async () => (await add(session)).made,
      );
    const own = `where user_id = (select id from users where email = '${email}')`;
    const old = await adding(`update console_sessions set confirmed_at = now() - interval '11 minutes' ${own}`);
    expect([old.status, old.body['code'], await has()]).toEqual([403, 'confirmation_required', []]);
    await onDatabase(world.database.url, (sql) => sql.query(`update console_sessions set confirmed_at = now() ${own}`));
    await eventually('the session to be recent', async () => {
      const { status } = await people.try('/passkeys/options', {}, session);
      return status === 200;
    });
    const ended = await adding(`delete from console_sessions ${own}`);
    expect([ended.status, await has()]).toEqual([401, []]);
  });

  it('one that is removed while it signs in opens nothing', async () => {
    const { key, made } = await add(await hire('salma@palm.example'));
    const remove = 'delete from passkeys where id = $1';
    const answer = await whileItWaits(
      world.database.url,
      (sql) => sql.query(remove, [made.body['id']]),
      async () => (await enter(key)).answer,
    );
    expect(answer).toMatchObject({ status: 401, cookie: '' });
  });

  it.each<[string, PasskeyFault]>([
    ['of another site', { origin: 'https://evil.example' }],
    ['for another host', { host: 'evil.example' }],
    ['without verifying the person', { isUnverified: true }],
    ['signed by another key', { isForged: true }],
    ['of another person', { userHandle: Buffer.from('usr_other').toString('base64url') }],
  ])('an answer %s is refused', async (what, fault) => {
    const { key } = await add(await hire(`${what.replaceAll(' ', '-')}@palm.example`));
    const { answer } = await enter(key, fault);
    expect({ status: answer.status, reason: reasonOf(answer) }).toEqual({ status: 403, reason: 'bad_passkey' });
    expect((await enter(key)).answer.status).toBe(200);
    if (fault.isForged || fault.userHandle) return;
    const { made } = await add(await people.signIn('mariam@palm.example'), new SoftAuthenticator(origin), fault);
    expect({ status: made.status, reason: reasonOf(made) }).toEqual({ status: 403, reason: 'bad_passkey' });
  });

  it('a counter that stands still or goes back is refused: there may be a copy', async () => {
    const { key } = await add(await hire('dana@palm.example'));
    expect((await enter(key, { counter: 9 })).answer.status).toBe(200);
    for (const counter of [9, 3, 0]) expect(reasonOf((await enter(key, { counter })).answer)).toBe('bad_passkey');
    expect((await enter(key, { counter: 10 })).answer.status).toBe(200);
  });

  it('a challenge is used once, in its browser and session', async () => {
    const session = await hire('hala@palm.example');
    const key = new SoftAuthenticator(origin);
    const { again } = await add(session, key);
    expect(reasonOf(await again())).toBe('begun_elsewhere');
    const { answer, finish } = await enter(key, { counter: 0 });
    expect(answer.status).toBe(200);
    expect(reasonOf(await finish())).toBe('begun_elsewhere');
    const other = await send('post', 'passkey-options', []);
    expect(reasonOf(await finish(other.cookie))).toBe('bad_passkey');
    expect(reasonOf(await finish(''))).toBe('begun_elsewhere');

    const begun = await send('post', 'passkeys/options', [await people.signIn('mariam@palm.example')]);
    const credential = new SoftAuthenticator(origin).create(begun.body['options'] as Options);
    const proven = answer.cookie;
    const planted = await send('post', 'passkeys', [proven, begun.cookie], { name: 'Theirs', credential });
    expect(reasonOf(planted)).toBe('begun_elsewhere');
    const crossed = await send('post', 'passkey', [begun.cookie], {
      credential: key.get(begun.body['options'] as Options),
    });
    expect(reasonOf(crossed)).toBe('begun_elsewhere');
  });

  it('adding and removing needs a proof of the last ten minutes, and the factor that is there', async () => {
    const session = await hire('sami@palm.example');
    const { made, key } = await add(session);
    const onlyPassword = await people.signIn('sami@palm.example');
    for (const path of ['passkeys/options', 'second-factor'])
      expect((await send('post', path, [onlyPassword])).body).toMatchObject({ code: 'second_factor_required' });
    const remove = (cookie: string) => send('delete', `passkeys/${String(made.body['id'])}`, [cookie]);
    expect((await remove(onlyPassword)).body).toMatchObject({ code: 'second_factor_required' });
    await onDatabase(world.database.url, (sql) =>
      sql.query(
        `update console_sessions set confirmed_at = now() - interval '11 minutes'
         where user_id = (select id from users where email = 'sami@palm.example')`,
      ),
    );
    await eventually(
      'the time to be noticed',
      async () => (await remove(session)).body['code'] === 'confirmation_required',
    );
    const theirs = await add(await people.signIn('mariam@palm.example'));
    expect(reasonOf((await enter(theirs.key, {}, 'confirmation', session)).answer)).toBe('another_person');
    const { answer } = await enter(key, {}, 'confirmation', session);
    expect(answer.status).toBe(200);
    expect((await remove(answer.cookie)).status).toBe(204);
  });

  it('meet the rule of a second factor; a link for who lost everything takes them away', async () => {
    const session = await hire('maha@palm.example');
    const { key } = await add(session);
    await onDatabase(world.database.url, (sql) =>
      sql.query(`insert into people_rules (tenant_id, second_factor_required, updated_at) values ($1, true, now())`, [
        shop.tenantId,
      ]),
    );
    const password = await people.signIn('maha@palm.example');
    await eventually('it to be closed', async () => (await customers(password)) === 403);
    expect(await customers((await enter(key)).answer.cookie)).toBe(200);
    const proven = await enter(key, {}, 'confirmation', password);
    expect(await customers(proven.answer.cookie)).toBe(200);
    const both = { email: 'maha@palm.example', remove_second_factor: true };
    const { url } = await world.operator<{ url: string }>('admin/password-links', both);
    expect((await people.try('/new-password', { token: url.split('#')[1], password: PASSWORD })).status).toBe(200);
    expect(reasonOf((await enter(key)).answer)).toBe('bad_passkey');
  });

  it('are stored as public keys, and belong to nobody else', async () => {
    await onDatabase(world.database.url, (sql) => sql.query('update people_rules set second_factor_required = false'));
    await eventually('the rule to be gone', async () => (await customers(owner.cookie)) === 200);
    const [mine, theirs] = [await hire('rania@palm.example'), await hire('omar@palm.example')];
    const { made, key } = await add(mine);
    const path = `passkeys/${String(made.body['id'])}`;
    expect((await send('put', path, [theirs], { name: 'X' })).status).toBe(404);
    expect((await send('delete', path, [theirs])).status).toBe(404);
    expect((await send('get', 'passkeys', [theirs])).body).toEqual({ items: [] });
    const { body } = await send('post', 'second-factor', [mine]);
    const code = totpCode(String(body['secret']), Math.floor(Date.now() / 30_000));
    expect((await send('post', 'second-factor-code', [mine], { code })).status).toBe(200);
    const { answer } = await enter(key);
    expect(answer.body).toMatchObject({
      person: { second_factor: true },
      environments: [{ lacks_second_factor: false }],
    });
  });

  it('that are removed prove nothing any more, in any session, however old; the oldest of 101 sessions ends', async () => {
    const session = await hire('huda@palm.example');
    const theirs = `console_sessions where user_id = (select id from users where email = 'huda@palm.example')`;
    const copied = `insert into console_sessions
      select (jsonb_populate_record(null::console_sessions, to_jsonb(session) || jsonb_build_object(
        'id', 'newer ' || number, 'created_at', now() + number * interval '1 second'))).*
      from generate_series(1, $1) number,
        (select * from ${theirs} and signed_in_with = $2 limit 1) session`;
    const { made, key } = await add(session);
    const [proven, opened] = [
      await enter(key, {}, 'confirmation', await people.signIn('huda@palm.example')),
      await enter(key),
    ];
    await onDatabase(world.database.url, async (sql) => {
      await sql.query(
        `insert into people_rules (tenant_id, second_factor_required, updated_at) values ($1, true, now())
         on conflict (tenant_id) do update set second_factor_required = true`,
        [shop.tenantId],
      );
      await sql.query(copied, [110, made.body['id']]);
    });
    await eventually('the rule', async () => (await customers(await people.signIn('mariam@palm.example'))) === 403);
    for (const { answer } of [proven, opened]) expect(await customers(answer.cookie)).toBe(200);
    expect((await send('delete', `passkeys/${String(made.body['id'])}`, [session])).status).toBe(204);
    await eventually('the opened to end', async () => (await customers(opened.answer.cookie)) === 401);
    await eventually('the proof to be gone', async () => (await customers(proven.answer.cookie)) === 403);
    await eventually('the own one to be gone', async () => (await customers(session)) === 403);

    const count = await onDatabase(world.database.url, async (sql) => {
      const { rowCount } = await sql.query(`select from ${theirs}`);
      await sql.query(copied, [99, 'password']);
      return rowCount;
    });
    expect(count).toBe(3);
    const latest = await people.signIn('huda@palm.example');
    await eventually('the oldest to end', async () => (await customers(session)) === 401);
    expect(await customers(latest)).toBe(403);
    const left = (sql: Client) => sql.query(`select from ${theirs}`);
    expect((await onDatabase(world.database.url, left)).rowCount).toBe(100);
  });
});
