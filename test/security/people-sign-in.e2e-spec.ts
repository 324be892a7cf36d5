import { totpCode } from '@remit/people';
import { onDatabase } from '../support/on-database';
import { PASSWORD, People, tokenIn } from '../support/people';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { TestSmtpServer } from '../support/smtp-server';
import { ask } from './support/ask';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

/** The address of a guess is what its header says. */
const PROXY = { TRUSTED_PROXIES: '127.0.0.1' };

describe('the sign-in of people', () => {
  let smtp: TestSmtpServer;
  let world: World;
  let second: RemitProcess;
  let people: People;
  let shop: TestEnvironment;
  let production: TestEnvironment;
  let owner: { cookie: string; environmentId: string };

  beforeAll(async () => {
    smtp = await TestSmtpServer.start();
    world = await World.start({ SMTP_URL: smtp.url, SMTP_FROM: 'people@remit.example', ...PROXY });
    const options = { databaseUrl: world.database.url, nomodUrl: world.sandbox.url };
    second = await startRemit({
      ...options,
      env: { ADMIN_API_KEY: 'operator-key-of-this-second-server', ROLE: 'api', ...PROXY },
    });
    ({ sandbox: shop, production } = await world.newTenant('Palm Works'));
    people = new People(world.remit.url, world.remit.adminKey);
    const cookie = await people.newOwner(shop.tenantId, 'mariam@palm.example', 'Mariam Owner');
    owner = { cookie, environmentId: shop.id };
  });
  afterAll(async () => {
    await second.stop();
    await world.stop();
    await smtp.stop();
  });

  const hire = async (email: string, role: string) => {
    await people.join(await people.invite(owner, email, role), `${role} person`);
  };
  const confirmedLongAgo = () =>
    onDatabase(world.database.url, (client) =>
      client.query(
        `update console_sessions set confirmed_at = now() - interval '11 minutes'
         where created_at = (select max(created_at) from console_sessions)`,
      ),
    );

  it('an invitation goes out by e-mail too, and is made when the mail server refuses it', async () => {
    smtp.fates.push('take', { at: 'rcpt', code: 550 });
    const token = await people.invite(owner, 'mail@palm.example', 'support');
    const mail = await eventually('the e-mail', () => smtp.read.find(({ to }) => to === 'mail@palm.example'));
    const text = (mail?.content ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(text).toContain('Mariam Owner invites you to work for Palm Works in Remit, with the role support.');
    expect(text).toContain(`/join#${token}`);
    expect(text).toMatch(/^Subject: Palm Works invites you to Remit\r$/m);
    await people.invite(owner, 'refused@palm.example', 'support');
  });

  it('an unknown address and a wrong password are answered alike', async () => {
    const [known, unknown] = [
      await people.try('/password', { email: 'mariam@palm.example', password: 'not her password' }),
      await people.try('/password', { email: 'nobody@palm.example', password: 'not her password' }),
    ];
    expect(known.status).toBe(401);
    const told = ({ status, body }: typeof known) => ({
      status,
      ...body,
      error: { ...(body['error'] as object), request_id: '' },
    });
    expect(told(unknown)).toEqual(told(known));
  });

  it('somebody without a link to set a password keeps nobody from signing in', async () => {
    const wrong = { token: 'A'.repeat(43), password: 'a new password of nobody' };
    const links = Array.from({ length: 45 }, () => people.try('/new-password', wrong));
    expect(await people.signIn('mariam@palm.example')).not.toBe('');
    for (const { status } of await Promise.all(links)) expect(status).toBe(404);
  });

  it('wrong passwords from one address at once take turns, and nobody elsewhere waits behind them', async () => {
    const signIn = (email: string, from: string, password: string) =>
      ask(people.url, {
        method: 'post',
        path: '/api/v1/session/password',
        headers: { 'x-remit-console': '1', 'x-forwarded-for': from },
        body: { email, password },
      });
    const flood = Array.from({ length: 60 }, (_, at) => signIn(`nobody-${at}@palm.example`, '10.9.0.1', 'wrong words'));
    const elsewhere = await signIn('mariam@palm.example', '10.9.1.1', PASSWORD);
    expect(elsewhere.status).toBe(200);
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    expect([...new Set(statuses)].toSorted()).toEqual([401, 429]);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(21);
  });

  it('a password is guessed ten times, wherever and in whichever process; who was here before still gets in', async () => {
    await hire('lina@palm.example', 'support');
    const guess = async (count: number) => {
      const { status } = await ask(count % 2 === 0 ? people.url : second.url, {
        method: 'post',
        path: '/api/v1/session/password',
        headers: { 'x-remit-console': '1', 'x-forwarded-for': `10.0.0.${count + 1}` },
        body: { email: 'lina@palm.example', password: 'a wrong password' },
      });
      return status;
    };
    const answers: number[] = [];
    for (let count = 0; count < 12; count += 1) answers.push(await guess(count));
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(answers.slice(10)).toEqual([429, 429]);
    for (const server of [people, new People(second.url, '')]) await server.signIn('lina@palm.example');
  });

  it.each([
    ['short', 'Zq7!mPw9#kL'],
    ['on a list', 'password123456'],
    ['of a row of keys', 'qwertyuiop123'],
    ['made of the name', 'PalmWorks2026'],
  ])('a password that is %s is refused, and the link still works', async (_what, password) => {
    const token = await people.invite(owner, 'zara@palm.example', 'support');
    const refused = await people.try('/join', { token, name: 'Zara', password });
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation_error', error: { param: 'password' } } });
    expect((await people.try('/invitation', { token })).status).toBe(200);
  });

  it('ten minutes after the password, secrets, refunds and members ask for it again', async () => {
    const cookie = await people.signIn('mariam@palm.example');
    await confirmedLongAgo();
    const again = { cookie, environmentId: shop.id };
    const invite = () =>
      people.call(again, 'post', 'members/invitations', { email: 'z@palm.example', role: 'support' });
    await eventually('the time to be noticed', async () => (await invite()).body['code'] === 'confirmation_required');
    expect((await people.call(again, 'post', 'api-keys', { name: 'K' })).body).toMatchObject({
      code: 'confirmation_required',
    });
    expect((await people.call(again, 'post', 'payments/unknown/refund', { full: true })).status).toBe(403);
    expect((await people.call(again, 'get', 'customers')).status).toBe(200);
    const wrong = await people.try('/confirmation', { password: 'something else' }, cookie);
    expect(wrong).toMatchObject({ status: 400, body: { error: { param: 'password' } } });
    again.cookie = await people.confirm(cookie);
    expect((await invite()).status).toBe(201);
    expect((await people.call({ ...again, cookie }, 'get', 'customers')).status).toBe(401);
    expect((await world.call<{ id: string }>(shop, 'post', 'api-keys', { name: 'A key is never asked' })).id).toMatch(
      /^key_/,
    );
  });

  it('a new password ends every other session of the person, also that of a forgotten one', async () => {
    await hire('sami@palm.example', 'support');
    const [here, there] = [await people.signIn('sami@palm.example'), await people.signIn('sami@palm.example')];
    const next = 'granite-lantern-oboe-42';
    const changed = await people.try('/password', { present_password: PASSWORD, password: next }, here, 'put');
    expect(changed.status).toBe(200);
    const status = async (cookie: string) =>
      (await people.call({ cookie, environmentId: shop.id }, 'get', 'customers')).status;
    await eventually('the other to end', async () => (await status(there)) === 401);
    expect(await status(here)).toBe(401);
    const latest = await people.signIn('sami@palm.example', next);
    const link = await world.operator<{ url: string }>('admin/password-links', { email: 'sami@palm.example' });
    const token = tokenIn(link.url);
    expect((await people.try('/new-password', { token, password: 'velvet-harbor-quartz-7' })).status).toBe(200);
    await eventually('the latest to end', async () => (await status(latest)) === 401);
    expect((await people.try('/new-password', { token, password: 'velvet-harbor-quartz-8' })).status).toBe(404);
  });

  it('a second factor is asked for after the password; each code works once, recovery codes too', async () => {
    await hire('maha@palm.example', 'support');
    const cookie = await people.signIn('maha@palm.example');
    const { body } = await people.try('/second-factor', {}, cookie);
    const secret = String(body['secret']);
    const step = Math.floor(Date.now() / 30_000);
    expect((await people.try('/second-factor-code', { code: '000000' }, cookie)).status).toBe(400);
    const done = await people.try('/second-factor-code', { code: totpCode(secret, step) }, cookie);
    const codes = done.body['recovery_codes'] as string[];
    expect([done.status, codes.length]).toEqual([200, 10]);

    const right = { email: 'maha@palm.example', password: PASSWORD };
    const enter = (code?: string) => people.try('/password', { ...right, ...(code !== undefined && { code }) });
    expect(await enter()).toMatchObject({ status: 403, body: { code: 'second_factor_required' } });
    expect((await enter(totpCode(secret, step))).status).toBe(400);
    const next = totpCode(secret, step + 1);
    expect([(await enter(next)).status, (await enter(next)).status]).toEqual([200, 400]);
    const [first = ''] = codes;
    expect([(await enter(first.toUpperCase())).status, (await enter(first)).status]).toEqual([200, 400]);
    const wrong = await people.try('/password', { ...right, password: 'not her password', code: codes[1] });
    expect(wrong.status).toBe(401);
    const rows = await world.everyRow();
    for (const kept of [secret, ...codes]) expect(rows.filter((row) => row.includes(kept))).toEqual([]);

    const invitation = await people.invite(owner, 'maha@palm.example', 'billing', production.id);
    const join = { token: invitation, name: '', password: PASSWORD };
    expect((await people.try('/join', join)).body).toMatchObject({ code: 'second_factor_required' });
    const link = async (body: object) =>
      tokenIn((await world.operator<{ url: string }>('admin/password-links', body)).url);
    const kept = await people.try('/new-password', { token: await link({ email: right.email }), password: PASSWORD });
    expect(kept.body).toMatchObject({ signed_in: false });
    const both = { email: right.email, remove_second_factor: true };
    const gone = await people.try('/new-password', { token: await link(both), password: PASSWORD });
    expect(gone.body).toMatchObject({ signed_in: true, person: { second_factor: false } });
  });

  it('where an owner wants a second factor of everybody, nothing opens without one, within a second', async () => {
    const house = (await world.newTenant('Careful House')).sandbox;
    const boss = {
      cookie: await people.newOwner(house.tenantId, 'boss@house.example', 'Boss'),
      environmentId: house.id,
    };
    const token = await people.invite(boss, 'aide@house.example', 'admin', house.id);
    const aide = { cookie: await people.join(token, 'Aide'), environmentId: house.id };
    const rule = { second_factor_required: true };
    expect((await people.call(aide, 'put', 'members/rules', rule)).status).toBe(403);
    expect((await people.call(boss, 'put', 'members/rules', rule)).status).toBe(200);
    const isClosed = async (who: typeof boss) => (await people.call(who, 'get', 'customers')).status === 403;
    for (const who of [aide, boss]) await eventually('it to close', () => isClosed(who));
    const { body: session } = await people.try('', {}, aide.cookie, 'get');
    expect(session['environments']).toMatchObject([{ id: house.id, lacks_second_factor: true }]);
    const { body } = await people.try('/second-factor', {}, boss.cookie);
    const code = totpCode(String(body['secret']), Math.floor(Date.now() / 30_000));
    expect((await people.try('/second-factor-code', { code }, boss.cookie)).status).toBe(200);
    await eventually('it to open', async () => !(await isClosed(boss)));
    expect(await isClosed(aide)).toBe(true);
  });
});
