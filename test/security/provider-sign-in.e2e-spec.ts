import { totpCode } from '@remit/people';
import { onDatabase } from '../support/on-database';
import { ForgingProvider, type Forgery } from '../support/forging-provider';
import { type KnownPerson, signInAt, TestIdentityProvider } from '../support/identity-provider';
import { PASSWORD, People } from '../support/people';
import { eventually } from '../support/probe';
import { ProviderBrowser } from '../support/provider-browser';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(90_000);

interface Session {
  readonly person: { readonly id: string; readonly email: string; readonly has_password: boolean };
  readonly environments: readonly {
    readonly id: string;
    readonly role: string;
    readonly lacks_second_factor: boolean;
  }[];
}

describe('the sign-in at a provider', () => {
  let provider: TestIdentityProvider;
  let forger: ForgingProvider;
  let world: World;
  let second: RemitProcess;
  let people: People;
  let browser: ProviderBrowser;
  let shop: TestEnvironment;
  let production: TestEnvironment;
  let owner: { cookie: string; environmentId: string };

  beforeAll(async () => {
    [provider, forger] = [await TestIdentityProvider.start(), await ForgingProvider.start()];
    world = await World.start();
    ({ sandbox: shop, production } = await world.newTenant('Palm Works'));
    await world.remit.stop();
    const { tenantId: tenant } = shop;
    const settings = provider.settings([
      { group: 'finance', role: 'billing', tenant, environment: shop.id },
      { group: 'helpdesk', role: 'support', tenant, environment: shop.id },
      { group: 'auditors', role: 'read-only', tenant },
      { group: 'elsewhere', role: 'admin', tenant: 'tenant_unknown' },
    ]);
    const options = { databaseUrl: world.database.url, nomodUrl: world.sandbox.url };
    const remit = await startRemit({ ...options, env: { ...settings, FAILED_ATTEMPTS_PER_MINUTE: '0' } });
    Object.assign(world, { remit });
    const forged = { ...settings, OIDC_ISSUER: forger.issuer, OIDC_SECOND_FACTOR: 'true', ROLE: 'api' };
    second = await startRemit({ ...options, env: { ...forged, FAILED_ATTEMPTS_PER_MINUTE: '0' } });
    await provider.serve(remit.url);
    people = new People(remit.url, remit.adminKey);
    browser = new ProviderBrowser(remit.url);
    const cookie = await people.newOwner(tenant, 'mariam@palm.example', 'Mariam Owner');
    owner = { cookie, environmentId: shop.id };
  });
  afterAll(async () => {
    await second.stop();
    await world.stop();
    await provider.stop();
    await forger.stop();
  });

  async function enter(login: string, claims: KnownPerson): Promise<{ cookie: string; session: Session }> {
    await provider.know(login, claims);
    const { status, body, cookie } = await browser.signIn(login);
    expect({ status, message: body.message }).toEqual({ status: 200, message: undefined });
    return { cookie, session: body.session as unknown as Session };
  }
  const verified = (name: string, ...groups: string[]): KnownPerson => ({
    email: `${name}@staff.example`,
    email_verified: true,
    name,
    groups,
  });
  const opensCustomers = async (cookie: string, environmentId = shop.id) =>
    (await people.call({ cookie, environmentId }, 'get', 'customers')).status;
  const actsAbout = async (email: string) => {
    const { body } = await people.call(owner, 'get', 'audit-log?limit=200');
    const items = body['items'] as { action: string; actor_name: string; details: Record<string, string> | null }[];
    return items.filter(({ details }) => details?.['email'] === email).toReversed();
  };
  const usersCalled = async (email: string) =>
    onDatabase(world.database.url, async (sql) => {
      const { rows } = await sql.query<{ count: string }>('select count(*) from users where email = $1', [email]);
      return Number(rows[0]?.count);
    });

  it('opens what the groups of the person give, says so in the audit log, and needs no password', async () => {
    const { cookie, session } = await enter('noor', verified('noor', 'finance', 'helpdesk', 'elsewhere', 'unmapped'));
    expect(session.person).toMatchObject({ email: 'noor@staff.example', name: 'noor', has_password: false });
    expect(session.environments).toMatchObject([{ id: shop.id, role: 'billing', lacks_second_factor: false }]);
    expect([await opensCustomers(cookie), await opensCustomers(cookie, production.id)]).toEqual([200, 403]);
    const acts = await eventually('both', () => actsAbout('noor@staff.example'), { until: ({ length }) => length > 1 });
    expect(acts.map(({ action, actor_name: by, details }) => [action, by, details?.['with']])).toEqual([
      ['member.joined', 'Acme Login', undefined],
      ['console.signed_in', 'noor', 'provider'],
    ]);
    const { session: again } = await enter('noor', verified('noor', 'helpdesk'));
    expect(again).toMatchObject({ person: session.person, environments: [{ id: shop.id, role: 'support' }] });
    const { body } = await people.call(owner, 'get', 'members');
    expect(body['items']).toContainEqual(expect.objectContaining({ name: 'noor', from_provider: true }));
    expect((await people.try('/password', { email: 'noor@staff.example', password: '' })).status).toBe(400);
    expect((await people.try('/password', { email: 'noor@staff.example', password: 'null' })).status).toBe(401);
  });

  it('sends the browser to the registered address only, with PKCE, state and nonce', async () => {
    const { url } = await browser.begin();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      redirect_uri: `${world.remit.url}/sign-in/provider`,
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect((await browser.tryToBegin({ to })).status).toBe(400);
    await provider.know('page', verified('page', 'finance'));
    const { body } = await browser.signIn('page', { to: `/${shop.id}/invoices` });
    expect(body.to).toBe(`/${shop.id}/invoices`);
  });

  it('takes away what a group gave when the group is gone, at once and in words, and nothing given by hand', async () => {
    const first = await enter('dana', verified('dana', 'finance', 'auditors'));
    expect(first.session.environments.map(({ role }) => role).toSorted()).toEqual(['billing', 'read-only']);
    const token = await people.invite(owner, 'dana@staff.example', 'developer', production.id);
    expect((await people.try('/join', { token }, first.cookie)).status).toBe(200);
    await provider.know('dana', verified('dana', 'gardeners'));
    const refused = await browser.signIn('dana');
    expect(refused).toMatchObject({ status: 403, cookie: '', body: { details: { reason: 'no_role' } } });
    expect(refused.body.message).toBe('Your groups at the provider open nothing here');
    await eventually('the role to be gone', async () => (await opensCustomers(first.cookie)) === 403);
    expect(await opensCustomers(first.cookie, production.id)).toBe(200);
    expect((await actsAbout('dana@staff.example')).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['member.joined', 'member.removed']),
    );
  });

  it('stores nothing of somebody without a mapped group', async () => {
    await provider.know('stranger', verified('stranger', 'gardeners'));
    expect((await browser.signIn('stranger')).body.details).toEqual({ reason: 'no_role' });
    await provider.know('stranger', { email: 'stranger@staff.example', email_verified: true });
    expect((await browser.signIn('stranger')).body.details).toEqual({ reason: 'no_role' });
    expect(await usersCalled('stranger@staff.example')).toBe(0);
  });

  it('joins the user with the address only when the provider verified it', async () => {
    const made = await people.join(await people.invite(owner, 'huda@palm.example', 'support', production.id), 'Huda');
    const { id } = (await people.try('', {}, made, 'get')).body['person'] as { id: string };
    const claimed = { email: 'huda@palm.example', name: 'Not Huda', groups: ['helpdesk'] };
    for (const email_verified of [false, undefined, 'true' as unknown as boolean]) {
      const { session } = await enter(`thief-${String(email_verified)}`, { ...claimed, email_verified });
      expect(session.person.id).not.toBe(id);
      expect(session.person.email).toMatch(/^usr_\w+@127\.0\.0\.1\.invalid$/);
      expect(session.environments).toMatchObject([{ id: shop.id, role: 'support' }]);
    }
    const { session, cookie } = await enter('huda', { ...claimed, email_verified: true });
    expect([session.person.id, await opensCustomers(cookie, production.id)]).toEqual([id, 200]);
    const moved = await enter('huda', { email: 'other@staff.example', email_verified: true, groups: ['helpdesk'] });
    const next = await enter('huda-who-came-later', { ...claimed, email_verified: true });
    expect([moved.session.person.id === id, next.session.person.id === id]).toEqual([true, false]);
  });

  it('opens what groups gave only to who came from the provider: a leaver has a password still', async () => {
    const { session } = await enter('lina', verified('lina', 'finance'));
    const link = await world.operator<{ url: string }>('admin/password-links', { email: 'lina@staff.example' });
    const set = await people.try('/new-password', { token: link.url.split('#')[1], password: PASSWORD });
    expect(set.body).toMatchObject({ signed_in: true, environments: [], person: { id: session.person.id } });
    const cookie = await people.signIn('lina@staff.example');
    expect(await opensCustomers(cookie)).toBe(403);
  });

  it('works once, in the browser that began it', async () => {
    await provider.know('hala', verified('hala', 'finance'));
    const [mine, theirs] = [await browser.begin(), await browser.begin()];
    const answer = await signInAt(mine.url.href, 'hala');
    for (const cookie of [theirs.cookie, '', `${mine.cookie}x`, 'remit_sign_in=v1.test.AAAA'])
      expect((await browser.finish({ cookie }, answer)).body.details).toEqual({ reason: 'begun_elsewhere' });
    expect((await browser.finish(mine, answer)).status).toBe(200);
    expect((await browser.finish(mine, answer)).status).toBe(403);
    const declined = await browser.begin();
    const state = declined.url.searchParams.get('state') ?? '';
    const iss = encodeURIComponent(provider.issuer);
    const no = await browser.finish(declined, `?error=access_denied&state=${state}&iss=${iss}`);
    expect(no.body.details).toEqual({ reason: 'declined' });
  });

  describe('with a provider that lies', () => {
    const truth = { sub: 'amal', email: 'amal@staff.example', email_verified: true, groups: ['finance'] };

    async function attempt(
      forgery: Forgery = {},
      answer: (state: string) => string = (state) => `?code=1&state=${state}`,
    ) {
      const elsewhere = new ProviderBrowser(second.url);
      const begun = await elsewhere.begin();
      const { nonce, state = '' } = Object.fromEntries(begun.url.searchParams);
      forger.sign({ ...truth, nonce }, forgery);
      const finish = () => elsewhere.finish(begun, answer(state));
      return { finish, first: await finish() };
    }

    it.each<[string, Forgery]>([
      ['another nonce', { claims: { nonce: 'of another sign-in' } }],
      ['no nonce', { claims: { nonce: undefined } }],
      ['another audience', { claims: { aud: 'another client' } }],
      ['another audience beside', { claims: { aud: ['remit', 'another'], azp: 'another' } }],
      ['another issuer', { claims: { iss: 'https://evil.example' } }],
      ['an end that is past', { claims: { exp: Math.floor(Date.now() / 1_000) - 120 } }],
      ['no subject', { claims: { sub: undefined } }],
      ['the signature of another key', { isOfAnotherKey: true }],
      ['no signature', { isUnsigned: true }],
    ])('a token with %s is refused, and makes nobody', async (_what, forgery) => {
      const { first } = await attempt(forgery);
      expect(first).toMatchObject({ status: 403, cookie: '', body: { details: { reason: 'invalid_answer' } } });
      expect(await usersCalled(truth.email)).toBe(0);
    });

    it('an attempt ends in one session, even if the provider takes the code again', async () => {
      const { first, finish } = await attempt();
      expect(first.status).toBe(200);
      expect((await finish()).body.details).toEqual({ reason: 'begun_elsewhere' });
      const { first: wrong } = await attempt({}, () => '?code=1&state=guessed');
      expect(wrong.body.details).toEqual({ reason: 'begun_elsewhere' });
      const { first: none } = await attempt({}, (state) => `?state=${state}`);
      expect(none.status).toBe(403);
    });
  });

  it('meets the rule of a second factor only where the settings say so; who has set one up is asked for it', async () => {
    const rule = (isOn: boolean) => people.call(owner, 'put', 'members/rules', { second_factor_required: isOn });
    const first = (await enter('maha', verified('maha', 'finance'))).cookie;
    const { cookie } = await browser.signIn('maha', { purpose: 'confirmation' }, first);
    expect((await rule(true)).status).toBe(200);
    await eventually('it to close', async () => (await opensCustomers(cookie)) === 403);
    const elsewhere = new ProviderBrowser(second.url);
    const begun = await elsewhere.begin();
    const { nonce, state = '' } = Object.fromEntries(begun.url.searchParams);
    forger.sign({ sub: 'trusted', name: 'T', groups: ['finance'], nonce });
    const trusted = await elsewhere.finish(begun, `?code=1&state=${state}`);
    expect(trusted.body.session?.['environments']).toMatchObject([{ lacks_second_factor: false }]);

    const { body } = await people.try('/second-factor', {}, cookie);
    const secret = String(body['secret']);
    const step = Math.floor(Date.now() / 30_000);
    expect((await people.try('/second-factor-code', { code: totpCode(secret, step) }, cookie)).status).toBe(200);
    await eventually('it to open', async () => (await opensCustomers(cookie)) === 200);
    await onDatabase(world.database.url, (sql) => sql.query('update people_rules set second_factor_required = false'));
    const next = await enter('maha', verified('maha', 'finance'));
    expect(next.session.environments).toMatchObject([{ lacks_second_factor: true }]);
    expect(await opensCustomers(next.cookie)).toBe(403);
    expect((await people.try('/second-factor', {}, next.cookie)).body).toMatchObject({
      code: 'second_factor_required',
    });
    expect((await people.try('/code', { code: '000000' }, next.cookie)).status).toBe(400);
    expect((await people.try('/code', { code: totpCode(secret, step + 1) }, next.cookie)).status).toBe(200);
    await eventually('it to open again', async () => (await opensCustomers(next.cookie)) === 200);
  });

  it('proves a person again after ten minutes, and nobody else', async () => {
    await onDatabase(world.database.url, (sql) => sql.query('update people_rules set second_factor_required = false'));
    await provider.know('rania', verified('rania', 'finance'));
    const { cookie } = await enter('sami', verified('sami', 'finance'));
    await onDatabase(world.database.url, (sql) =>
      sql.query(`update console_sessions set confirmed_at = now() - interval '11 minutes'`),
    );
    const refund = (by: string) =>
      people.call({ cookie: by, environmentId: shop.id }, 'post', 'payments/unknown/refund', { full: true });
    await eventually('the time to be noticed', async () => (await refund(cookie)).status === 403);
    const other = await browser.signIn('rania', { purpose: 'confirmation' }, cookie);
    expect(other.body.details).toEqual({ reason: 'another_person' });
    expect((await refund(cookie)).status).toBe(403);
    const own = await browser.signIn('sami', { purpose: 'confirmation' }, cookie);
    expect(own.status).toBe(200);
    expect((await refund(own.cookie)).status).toBe(404);
    expect(await opensCustomers(cookie)).toBe(401);
    expect((await browser.tryToBegin({ purpose: 'confirmation' })).status).toBe(401);
  });

  it('leaves passwords alone while the provider is silent, and works when it speaks again', async () => {
    const fresh = await startRemit({
      databaseUrl: world.database.url,
      nomodUrl: world.sandbox.url,
      env: { ...provider.settings([{ group: 'finance', role: 'billing', tenant: shop.tenantId }]), ROLE: 'api' },
    });
    const [late, begun] = [new ProviderBrowser(fresh.url), await browser.begin()];
    const answer = await signInAt(begun.url.href, 'sami');
    await provider.silence(true);
    const start = performance.now();
    const waiting = [late.tryToBegin(), browser.finish(begun, answer)];
    await new People(fresh.url, '').signIn('mariam@palm.example');
    for (const { status, body } of await Promise.all(waiting))
      expect({ status, body }).toMatchObject({ status: 503, body: { details: { reason: 'unavailable' } } });
    expect(performance.now() - start).toBeLessThan(8_000);
    await provider.silence(false);
    expect((await late.tryToBegin()).status).toBe(200);
    expect((await browser.signIn('sami')).status).toBe(200);
    await fresh.stop();
  });
});
