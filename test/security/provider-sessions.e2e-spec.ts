import { totpCode } from '@remit/people';
import { onDatabase } from '../support/on-database';
import { ForgingProvider } from '../support/forging-provider';
import { PASSWORD, People, tokenIn } from '../support/people';
import { eventually } from '../support/probe';
import { type ProviderAnswer, ProviderBrowser } from '../support/provider-browser';
import { startRemit } from '../support/remit-process';
import { whileItWaits } from '../support/while-it-waits';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

/** Seconds since 1970, as tokens say it. */
const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1_000) - seconds;

describe('a session that a provider opened', () => {
  let provider: ForgingProvider;
  let world: World;
  let people: People;
  let browser: ProviderBrowser;
  let shop: TestEnvironment;

  beforeAll(async () => {
    provider = await ForgingProvider.start();
    world = await World.start();
    ({ sandbox: shop } = await world.newTenant('Palm Works'));
    await world.remit.stop();
    const env = {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'remit',
      OIDC_CLIENT_SECRET: 'a secret of the provider',
      OIDC_ROLES: JSON.stringify([{ group: 'finance', role: 'billing', tenant: shop.tenantId }]),
      FAILED_ATTEMPTS_PER_MINUTE: '0',
    };
    const remit = await startRemit({ databaseUrl: world.database.url, nomodUrl: world.sandbox.url, env });
    Object.assign(world, { remit });
    people = new People(remit.url, remit.adminKey);
    browser = new ProviderBrowser(remit.url);
  });
  afterAll(async () => {
    await world.stop();
    await provider.stop();
  });

  /** @param claims beside those of who signs in */
  async function enter(name: string, claims: object = {}, purpose?: string, session?: string): Promise<ProviderAnswer> {
    const begun = await browser.begin(purpose === undefined ? {} : { purpose }, session);
    const { nonce, state = '' } = Object.fromEntries(begun.url.searchParams);
    const truth = { sub: name, name, email: `${name}@staff.example`, email_verified: true, groups: ['finance'] };
    provider.sign({ ...truth, nonce, ...claims });
    return browser.finish(begun, `?code=1&state=${state}`, session);
  }
  const refund = async (cookie: string) => {
    const by = { cookie, environmentId: shop.id };
    const { status, body } = await people.call(by, 'post', 'payments/unknown/refund', { full: true });
    return status === 403 ? body['code'] : status;
  };

  it('is the only way into an account that was made before: whoever made it may be somebody else', async () => {
    const { tenantId, id: environmentId } = shop;
    const owner = { cookie: await people.newOwner(tenantId, 'mariam@palm.example', 'Mariam Owner'), environmentId };
    // Whoever invites sees the link, and can open it.
    const made = await people.join(await people.invite(owner, 'boss@staff.example', 'billing'), 'Who invited');
    expect((await people.try('/second-factor', {}, made)).status).toBe(200);
    const { status, cookie } = await enter('boss');
    expect([status, await refund(cookie)]).toEqual([200, 'confirmation_required']);
    expect((await people.call({ cookie: made, environmentId }, 'get', 'customers')).status).toBe(401);
    const old = { email: 'boss@staff.example', password: PASSWORD };
    expect((await people.try('/password', old)).status).toBe(401);
    const { body } = await people.call(owner, 'get', 'audit-log?action=person.connected');
    expect(body['items']).toMatchObject([{ details: { email: 'boss@staff.example' } }]);
    const link = await world.operator<{ url: string }>('admin/password-links', { email: old.email });
    expect(
      (await people.try('/new-password', { token: tokenIn(link.url), password: 'velvet-harbor-quartz-7' })).status,
    ).toBe(200);
  });

  it('opens no account whose person disconnected the provider at that moment', async () => {
    const { tenantId, id: environmentId } = shop;
    const owner = { cookie: await people.newOwner(tenantId, 'hind@palm.example', 'Hind'), environmentId };
    const email = 'salma@staff.example';
    await people.join(await people.invite(owner, email, 'billing'), 'Salma');
    const { status, cookie } = await whileItWaits(
      world.database.url,
      (sql) => sql.query('update users set provider_ended = true where email = $1', [email]),
      () => enter('salma'),
    );
    expect([status, (await people.try('/password', { email, password: PASSWORD })).status]).toEqual([200, 200]);
    expect((await people.try('', {}, cookie, 'get')).body['person']).not.toMatchObject({ email });
  });

  it.each<[string, object, unknown]>([
    ['does not say when the person signed in', {}, 'confirmation_required'],
    ['signed the person in long ago', { auth_time: secondsAgo(700) }, 'confirmation_required'],
    ['signed the person in lately', { auth_time: secondsAgo(300) }, 404],
    ['has a clock that is ahead', { auth_time: secondsAgo(-3_600) }, 404],
  ])('of a provider that %s', async (_what, claims, refunded) => {
    const { status, cookie } = await enter('noor', claims);
    expect([status, await refund(cookie)]).toEqual([200, refunded]);
    const early = 'select from console_sessions where confirmed_at > now()';
    expect(await onDatabase(world.database.url, async (sql) => (await sql.query(early)).rowCount)).toBe(0);
    const confirmed = await enter('noor', { auth_time: secondsAgo(0) }, 'confirmation', cookie);
    expect([confirmed.status, await refund(confirmed.cookie)]).toEqual([200, 404]);
  });

  it('ends when it would have ended, also after a new password', async () => {
    await enter('lina');
    const link = await world.operator<{ url: string }>('admin/password-links', { email: 'lina@staff.example' });
    expect((await people.try('/new-password', { token: tokenIn(link.url), password: PASSWORD })).status).toBe(200);
    const { cookie } = await enter('lina');
    const other = (await enter('lina')).cookie;
    const end = new Date(Date.now() + 60_000).toISOString();
    await onDatabase(world.database.url, (sql) => sql.query('update console_sessions set ends_at = $1', [end]));
    const body = { present_password: PASSWORD, password: 'granite-lantern-oboe-42' };
    expect((await people.try('/password', body, cookie, 'put')).body).toMatchObject({ ends_at: end });
    const isEnded = async () => (await people.call({ cookie: other }, 'get', 'customers')).status === 401;
    await eventually('the other to end', isEnded);
  });

  it('has no second factor any more when the app that proved it is switched off, or replaced', async () => {
    const isOpen = async (cookie: string) =>
      (await people.call({ cookie, environmentId: shop.id }, 'get', 'customers')).status === 200;
    const enterAgain = async () => (await enter('maha', { auth_time: secondsAgo(0) })).cookie;
    const setUp = async (cookie: string) => {
      const { body } = await people.try('/second-factor', {}, cookie);
      const secret = String(body['secret']);
      const step = Math.floor(Date.now() / 30_000);
      expect((await people.try('/second-factor-code', { code: totpCode(secret, step) }, cookie)).status).toBe(200);
      return totpCode(secret, step + 1);
    };
    const prove = async (cookie: string, code: string) => (await people.try('/code', { code }, cookie)).status;
    const [own, other] = [await enterAgain(), await enterAgain()];
    const code = await setUp(own);
    expect([await prove(other, code), await isOpen(other)]).toEqual([200, true]);
    const next = await setUp(own);
    await eventually('the proof of the old app to be gone', async () => !(await isOpen(other)));
    expect([await prove(other, next), await isOpen(own)]).toEqual([200, true]);
    await onDatabase(world.database.url, (sql) =>
      sql.query('insert into people_rules (tenant_id, second_factor_required, updated_at) values ($1, true, now())', [
        shop.tenantId,
      ]),
    );
    expect((await people.try('/second-factor', {}, own, 'delete')).status).toBe(204);
    for (const cookie of [own, other]) await eventually('it to close', async () => !(await isOpen(cookie)));
  });
});
