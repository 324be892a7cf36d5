import { onDatabase } from '../support/on-database';
import { signInAt, TestIdentityProvider } from '../support/identity-provider';
import { PASSWORD, People } from '../support/people';
import { eventually } from '../support/probe';
import { type ProviderAnswer, ProviderBrowser } from '../support/provider-browser';
import { startRemit } from '../support/remit-process';
import { TestSmtpServer } from '../support/smtp-server';
import { whileItWaits } from '../support/while-it-waits';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

/** A provider that says nothing of addresses, as Entra ID does, and whose accounts are in no mapped group. */
describe('an account of the provider that a person connects', () => {
  let provider: TestIdentityProvider;
  let smtp: TestSmtpServer;
  let world: World;
  let people: People;
  let browser: ProviderBrowser;
  let shop: TestEnvironment;
  let persons = 0;

  beforeAll(async () => {
    [provider, smtp] = [await TestIdentityProvider.start(), await TestSmtpServer.start()];
    world = await World.start();
    ({ sandbox: shop } = await world.newTenant('Palm Works'));
    await world.remit.stop();
    const remit = await startRemit({
      databaseUrl: world.database.url,
      nomodUrl: world.sandbox.url,
      env: {
        ...provider.settings([{ group: 'finance', role: 'billing', tenant: shop.tenantId }]),
        OIDC_SIGN_OUT: 'true',
        SMTP_URL: smtp.url,
        SMTP_FROM: 'people@remit.example',
        FAILED_ATTEMPTS_PER_MINUTE: '0',
      },
    });
    Object.assign(world, { remit });
    await provider.serve(remit.url);
    people = new People(remit.url, remit.adminKey);
    browser = new ProviderBrowser(remit.url);
  });
  afterAll(async () => {
    await world.stop();
    await Promise.all([provider.stop(), smtp.stop()]);
  });

  const sql = (text: string, values: unknown[] = []) =>
    onDatabase(world.database.url, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows);

  async function newPerson() {
    persons += 1;
    const email = `person${persons}@palm.example`;
    const cookie = await people.newOwner(shop.tenantId, email, `Person ${persons}`);
    await provider.know(`account-${persons}`, { name: `Account ${persons}` });
    return { email, cookie, login: `account-${persons}` };
  }
  const connect = (login: string, cookie: string) => browser.signIn(login, { purpose: 'connection' }, cookie);
  const disconnect = (cookie: string) => people.try('/provider', {}, cookie, 'delete');
  const opens = async (cookie: string) =>
    (await people.call({ cookie, environmentId: shop.id }, 'get', 'customers')).status === 200;
  const noted = (cookie: string, action: string, details: Record<string, string>) =>
    eventually(`${action} in the audit log`, async () => {
      const path = `audit-log?limit=200&action=${action}`;
      const { body } = await people.call({ cookie, environmentId: shop.id }, 'get', path);
      const items = (body['items'] ?? []) as { details: Record<string, string> }[];
      return items.some((one) => Object.entries(details).every(([name, value]) => one.details[name] === value));
    });
  const identities = (login: string) =>
    sql('select u.email, i.linked from user_identities i join users u on u.id = i.user_id where i.subject = $1', [
      login,
    ]);
  const reasonOf = ({ body }: ProviderAnswer) => body.details?.reason;

  it('signs that person in from then on, stands in the audit log, and is told by e-mail', async () => {
    const { email, cookie, login } = await newPerson();
    expect(reasonOf(await browser.signIn(login))).toBe('no_role');
    const connected = await connect(login, cookie);
    expect([connected.status, connected.body.session]).toMatchObject([
      200,
      { person: { email, provider_account: true } },
    ]);
    const later = await browser.signIn(login);
    expect([later.status, later.body.session]).toMatchObject([200, { person: { email } }]);
    expect(await opens(later.cookie)).toBe(true);

    await noted(cookie, 'person.provider_linked', { email, provider: 'Acme Login' });
    await eventually('the e-mail', () =>
      smtp.read.find(({ to, content }) => to === email && content.includes('was connected with Acme Login')),
    );
  });

  it('does so no more when it was disconnected: its sessions end, and the person is told', async () => {
    const { email, cookie, login } = await newPerson();
    await connect(login, cookie);
    const later = await browser.signIn(login);
    expect((await disconnect(cookie)).status).toBe(204);
    await eventually('the session to end', async () => !(await opens(later.cookie)));
    expect([await opens(cookie), reasonOf(await browser.signIn(login))]).toEqual([true, 'no_role']);
    expect((await disconnect(cookie)).status).toBe(404);
    await eventually('the e-mail', () =>
      smtp.read.find(({ to, content }) => to === email && content.includes('was disconnected from Acme Login')),
    );
    await noted(cookie, 'person.provider_unlinked', { email });
  });

  it('ends with a link that sets a new password, which passkeys do not survive either', async () => {
    const { email, cookie, login } = await newPerson();
    await connect(login, cookie);
    const { url } = await world.operator<{ url: string }>('admin/password-links', { email });
    const set = await people.try('/new-password', { token: url.split('#')[1], password: 'granite-lantern-oboe-42' });
    expect([set.status, reasonOf(await browser.signIn(login))]).toEqual([200, 'no_role']);
  });

  it('gives way to whom the provider verified the address of, whoever connected another one before', async () => {
    const { email, cookie, login } = await newPerson();
    await connect(login, cookie);
    await provider.know('owner-of-address', { email, email_verified: true, groups: ['finance'] });
    const { body } = await browser.signIn('owner-of-address');
    expect(body.session).toMatchObject({ person: { email } });
    expect([await opens(cookie), reasonOf(await browser.signIn(login))]).toEqual([false, 'no_role']);
  });

  it('is not connected again by its address once the person disconnected it, until the person connects it', async () => {
    const { email, cookie, login } = await newPerson();
    await provider.know(login, { email, email_verified: true, groups: ['finance'] });
    const person = async () =>
      ((await browser.signIn(login)).body.session as { person: { email: string } }).person.email;
    await connect(login, cookie);
    expect([await person(), (await disconnect(cookie)).status]).toEqual([email, 204]);
    expect(await person()).toMatch(/\.invalid$/);
    expect(await opens(await people.signIn(email))).toBe(true);
  });

  it('belongs to one person, who has one', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    expect((await connect(one.login, one.cookie)).status).toBe(200);
    expect(reasonOf(await connect(one.login, other.cookie))).toBe('taken');
    expect(reasonOf(await connect(other.login, one.cookie))).toBe('has_another');
    const both = await Promise.all([newPerson(), newPerson()]);
    await provider.know('shared', { name: 'Shared' });
    const answers = await Promise.all(both.map(({ cookie }) => connect('shared', cookie)));
    expect(answers.map((answer) => reasonOf(answer) ?? answer.status).sort()).toEqual([200, 'taken']);
  });

  it('needs a proof of the last ten minutes, at the beginning and at the end, in the same session', async () => {
    const { email, cookie, login } = await newPerson();
    const begun = await browser.begin({ purpose: 'connection' }, cookie);
    const answer = await signInAt(begun.url.href, login);
    expect(begun.url.searchParams.get('prompt')).toBe('login');
    const elsewhere = await browser.finish(begun, answer, await people.signIn(email));
    expect(reasonOf(elsewhere)).toBe('begun_elsewhere');
    const again = await browser.begin({ purpose: 'connection' }, cookie);
    const late = await signInAt(again.url.href, login);
    await sql(`update console_sessions set confirmed_at = now() - interval '11 minutes'`);
    await eventually('the session to be read again', async () => {
      const { status, body } = await people.try('/provider', { purpose: 'connection' }, cookie);
      return status === 403 && body['code'] === 'confirmation_required';
    });
    expect((await browser.finish(again, late, cookie)).body.code).toBe('confirmation_required');
    const { status } = await people.try('/provider', { purpose: 'connection' }, cookie);
    expect([status, await sql(`select from user_identities where subject = $1`, [login])]).toEqual([403, []]);
  });

  it('is not connected when the session ends while the answer of the provider is checked', async () => {
    const { cookie, login } = await newPerson();
    const begun = await browser.begin({ purpose: 'connection' }, cookie);
    const answer = await signInAt(begun.url.href, login);
    const ended = await whileItWaits(
      world.database.url,
      (client) => client.query('delete from console_sessions'),
      () => browser.finish(begun, answer, cookie),
    );
    expect([ended.status, await identities(login)]).toEqual([401, []]);
  });

  it('takes the session that it opened along when it is disconnected, and what groups gave', async () => {
    const { email, cookie, login } = await newPerson();
    await provider.know(login, { name: 'In a group', groups: ['finance'] });
    await connect(login, cookie);
    const there = await browser.signIn(login);
    const roles = () =>
      sql(
        `select role from memberships m join users u on u.id = m.user_id
         where u.email = $1 and m.provided_by is not null`,
        [email],
      );
    await sql(`delete from memberships where user_id = (select id from users where email = $1)`, [email]);
    expect((await browser.signIn(login)).status).toBe(200);
    expect(await roles()).toEqual([{ role: 'billing' }]);
    const proven = await people.confirm(there.cookie);
    expect([await opens(proven), (await disconnect(proven)).status]).toEqual([true, 204]);
    await eventually('the session to end', async () => !(await opens(proven)));
    await eventually('what the group gave to go', async () => (await roles()).length === 0);
  });

  it('opens nothing for a sign-in of the account that was connected before it', async () => {
    const { email, cookie, login } = await newPerson();
    await connect(login, cookie);
    const begun = await browser.begin({});
    const answer = await signInAt(begun.url.href, login);
    const other = await whileItWaits(
      world.database.url,
      (client) =>
        client.query(`update user_identities set id = 'another', subject = 'another' where subject = $1`, [login]),
      () => browser.finish(begun, answer),
    );
    expect([other.status, other.body.code]).toEqual([401, 'unauthorized']);
    expect(await identities('another')).toEqual([{ email, linked: true }]);
  });

  it('that made a user of its own comes over, unless that user was given roles by hand', async () => {
    const { email, cookie, login } = await newPerson();
    await provider.know(login, { name: 'Twice', groups: ['finance'] });
    const before = await browser.signIn(login);
    const { email: former } = (before.body.session as { person: { email: string } }).person;
    expect(former).toMatch(/\.invalid$/);
    const byHand = `update memberships set provided_by = $2 where user_id = (select id from users where email = $1)`;
    const { issuer } = provider;
    await sql(byHand, [former, null]);
    await eventually('the roles to count', async () => reasonOf(await connect(login, cookie)) === 'has_roles');
    await sql(byHand, [former, issuer]);
    await eventually('the account to come over', async () => (await connect(login, cookie)).status === 200);
    expect(await identities(login)).toEqual([{ email, linked: true }]);
    await eventually('its session to end', async () => !(await opens(before.cookie)));
    const after = await browser.signIn(login);
    expect(after.body.session).toMatchObject({ person: { email } });
    await noted(cookie, 'person.provider_unlinked', { email: former, connected_with: email });
    await eventually('the former member to go', async () => {
      const left = 'select from memberships where user_id = (select id from users where email = $1)';
      return (await sql(left, [former])).length === 0;
    });
  });

  it('is where who came from there signs out too, and nobody else; a silent provider holds nobody', async () => {
    const { email, cookie, login } = await newPerson();
    await connect(login, cookie);
    const signOut = async (session: string) => (await people.try('/provider-sign-out', {}, session)).body['url'];
    const { cookie: fromThere } = await browser.signIn(login);
    const url = new URL(String(await signOut(fromThere)));
    expect([url.origin, Object.fromEntries(url.searchParams)]).toEqual([
      provider.issuer,
      { client_id: 'remit', post_logout_redirect_uri: `${world.remit.url}/sign-in` },
    ]);
    expect(await opens(fromThere)).toBe(false);
    const withPassword = await people.signIn(email);
    expect([await signOut(withPassword), await opens(withPassword)]).toEqual([null, false]);
    expect(await signOut('remit_session=none')).toBeNull();
  });

  it('stays while nothing else opens the account, and so does the last passkey', async () => {
    const { email, cookie, login } = await newPerson();
    await connect(login, cookie);
    const [user] = await sql(`update users set password_hash = null where email = $1 returning id`, [email]);
    const refused = await disconnect(cookie);
    expect([refused.status, refused.body['code']]).toEqual([409, 'conflict']);
    const addPasskey = `insert into passkeys (tenant_id, environment_id, id, user_id, name, credential_id, public_key, counter, transports, created_at)
                        values ('console', 'console', 'psk_last', $1, 'Laptop', 'last', 'x', 0, '{}', now())`;
    await sql(addPasskey, [user?.['id']]);
    await sql(`update console_sessions set factors = '{psk_last}' where user_id = $1`, [user?.['id']]);
    await eventually('the provider to be disconnected', async () => (await disconnect(cookie)).status === 204);
    const last = await people.try('/passkeys/psk_last', {}, cookie, 'delete');
    expect([last.status, last.body['code']]).toEqual([409, 'conflict']);
    expect((await people.try('/password', { email, password: PASSWORD })).status).toBe(401);
  });
});
