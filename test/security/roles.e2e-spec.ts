import { type KeyScope } from '@remit/http-api';
import { type Role, ROLE_NAMES, ROLES } from '@remit/people';
import { People } from '../support/people';
import { isOfTenant } from './isolation/probes';
import { OpenApi } from './support/open-api';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

/** A file of another type is refused before anybody looks at scopes. */
const headersOf = (path: string): Record<string, string> => {
  if (path.endsWith('/logo')) return { 'content-type': 'image/png' };
  return path.endsWith('/import') ? { 'content-type': 'text/csv' } : {};
};

function isOpen(role: Role, needed: KeyScope): boolean {
  const scopes: readonly KeyScope[] = ROLES[role].scopes;
  return (
    scopes.includes('admin') || scopes.includes(needed) || (needed === 'invoices:send' && scopes.includes('write'))
  );
}

describe('what a role opens', () => {
  let world: World;
  let shop: TestEnvironment;
  let people: People;
  let owner: string;
  let api: OpenApi;

  beforeAll(async () => {
    world = await World.start();
    ({ sandbox: shop } = await world.newTenant('Palm Works'));
    people = new People(world.remit.url, world.remit.adminKey);
    owner = await people.newOwner(shop.tenantId, 'owner@palm.example', 'Owner');
    api = await OpenApi.of(world.remit.url);
  });
  afterAll(() => world.stop());

  it.each(ROLE_NAMES)('%s: the operations that the table gives it, and no other', async (role) => {
    const by = { cookie: owner, environmentId: shop.id };
    const reach = role === 'owner' ? null : shop.id;
    const cookie = await people.join(await people.invite(by, `${role}@people.example`, role, reach), `The ${role}`);
    const operations = api.operations.filter(isOfTenant);
    expect(operations.length).toBeGreaterThan(60);
    const seen = { open: 0, closed: 0 };
    for (const { method, path, scope } of operations) {
      const needed = scope as KeyScope;
      const target = path.replace('/api/v1/', '').replaceAll(/\{\w+\}/g, 'unknown');
      const sent = { cookie, environmentId: shop.id, headers: headersOf(target) };
      const { status, body } = await people.call(sent, method, target, method === 'get' ? undefined : {});
      const open = isOpen(role, needed);
      seen[open ? 'open' : 'closed'] += 1;
      const refusal = `The role ${role} does not include "${needed}"`;
      expect([method, path, status === 403 && body['message'] === refusal]).toEqual([method, path, !open]);
    }
    expect(seen.open).toBeGreaterThan(0);
    expect(seen.closed > 0).toBe(role !== 'owner' && role !== 'admin');
  });
});
