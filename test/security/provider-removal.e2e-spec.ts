import { TestIdentityProvider } from '../support/identity-provider';
import { People } from '../support/people';
import { eventually } from '../support/probe';
import { ProviderBrowser } from '../support/provider-browser';
import { startRemit } from '../support/remit-process';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

const EMAIL = 'ziad@staff.example';

describe('a person of the provider who is removed by hand', () => {
  let provider: TestIdentityProvider;
  let world: World;
  let people: People;
  let browser: ProviderBrowser;
  let shop: TestEnvironment;
  let owner: { cookie: string; environmentId: string };

  beforeAll(async () => {
    provider = await TestIdentityProvider.start();
    world = await World.start();
    ({ sandbox: shop } = await world.newTenant('Palm Works'));
    await world.remit.stop();
    const { tenantId: tenant, id: environment } = shop;
    const settings = provider.settings([
      { group: 'finance', role: 'billing', tenant, environment },
      { group: 'helpdesk', role: 'support', tenant, environment },
    ]);
    const options = { databaseUrl: world.database.url, nomodUrl: world.sandbox.url };
    const remit = await startRemit({ ...options, env: { ...settings, FAILED_ATTEMPTS_PER_MINUTE: '0' } });
    Object.assign(world, { remit });
    await provider.serve(remit.url);
    people = new People(remit.url, remit.adminKey);
    browser = new ProviderBrowser(remit.url);
    owner = { cookie: await people.newOwner(tenant, 'mariam@palm.example', 'Mariam Owner'), environmentId: shop.id };
  });
  afterAll(async () => {
    await world.stop();
    await provider.stop();
  });

  /** A sign-in with that group: the cookie, and what it opens. */
  async function enter(group: string): Promise<{ cookie: string; environments: unknown }> {
    await provider.know('ziad', { email: EMAIL, email_verified: true, name: 'Ziad', groups: [group] });
    const { status, body, cookie } = await browser.signIn('ziad');
    expect(status).toBe(200);
    return { cookie, environments: (body.session as unknown as { environments: unknown }).environments };
  }
  const opensCustomers = async (cookie: string) =>
    (await people.call({ cookie, environmentId: shop.id }, 'get', 'customers')).status;
  const member = async () => {
    const { items } = (await people.call(owner, 'get', 'members')).body as unknown as { items: Listed[] };
    return items.find(({ email }) => email === EMAIL)?.id;
  };
  const remove = async () => (await people.call(owner, 'delete', `members/${(await member()) ?? ''}`)).status;

  interface Listed {
    readonly id: string;
    readonly email: string;
  }

  it('stays out, whatever the groups give, until a person invites again', async () => {
    const { cookie } = await enter('finance');
    expect([await opensCustomers(cookie), await remove()]).toEqual([200, 204]);
    await eventually('the access to end', async () => (await opensCustomers(cookie)) === 403);
    for (const group of ['finance', 'helpdesk']) {
      const again = await enter(group);
      expect([again.environments, await opensCustomers(again.cookie)]).toEqual([[], 403]);
    }
    expect(await member()).toBeUndefined();
    const token = await people.invite(owner, EMAIL, 'read-only', shop.id);
    expect((await people.try('/join', { token }, cookie)).status).toBe(200);
    expect((await enter('finance')).environments).toMatchObject([{ id: shop.id, role: 'read-only' }]);
  });

  it('stays out too when a person had given the role that was taken', async () => {
    expect(await remove()).toBe(204);
    expect((await enter('finance')).environments).toEqual([]);
    const { body } = await people.call(owner, 'get', 'audit-log?limit=200');
    const acts = body['items'] as { action: string; details: Record<string, string> | null }[];
    const joined = acts.filter(({ action, details }) => action === 'member.joined' && details?.['email'] === EMAIL);
    expect(joined).toHaveLength(2);
  });
});
