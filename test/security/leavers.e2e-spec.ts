import { People } from '../support/people';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { ask } from './support/ask';
import { offlinePayment, type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

/** Milliseconds after which every server refuses a revoked key. */
const SOON = 1_000;

interface Listed {
  readonly id: string;
  readonly user_id: string;
  readonly email: string;
}

interface Entry {
  readonly action: string;
  readonly subject_id: string;
  readonly actor_name: string | null;
  readonly details: Record<string, string> | null;
}

describe('who leaves', () => {
  let world: World;
  let second: RemitProcess;
  let people: People;
  let shop: TestEnvironment;
  let owner: { cookie: string; environmentId: string };

  beforeAll(async () => {
    world = await World.start();
    second = await startRemit({
      databaseUrl: world.database.url,
      nomodUrl: world.sandbox.url,
      env: { ADMIN_API_KEY: 'operator-key-of-this-second-server', ROLE: 'api' },
    });
    shop = (await world.newTenant('Palm Works')).sandbox;
    people = new People(world.remit.url, world.remit.adminKey);
    const cookie = await people.newOwner(shop.tenantId, 'mariam@palm.example', 'Mariam Owner');
    owner = { cookie, environmentId: shop.id };
  });
  afterAll(async () => {
    await second.stop();
    await world.stop();
  });

  const members = async (): Promise<Listed[]> =>
    (await people.call(owner, 'get', 'members')).body['items'] as unknown as Listed[];
  const logged = async (): Promise<Entry[]> =>
    (await world.call<{ items: Entry[] }>(shop, 'get', 'audit-log?limit=100')).items;

  it('loses the API keys that are chosen together with the membership, or nothing happens', async () => {
    const cookie = await people.join(
      await people.invite(owner, 'dana@palm.example', 'developer', shop.id),
      'Dana Rahman',
    );
    const leaver = { cookie, environmentId: shop.id };
    const make = async (name: string) => {
      const { body } = await people.call(leaver, 'post', 'api-keys', { name, scopes: ['read', 'keys:manage'] });
      return body as { id: string; api_key: string };
    };
    const [unused, needed] = [await make('Trial'), await make('Shop server')];
    const byKey = { ...shop, key: unused.api_key };
    const child = await world.call<{ id: string; api_key: string }>(byKey, 'post', 'api-keys', {
      name: 'Made by the trial',
      scopes: ['read'],
    });
    const [of] = (await members()).filter(({ email }) => email === 'dana@palm.example');
    const made = await people.call(owner, 'get', `api-keys?responsible=${of?.user_id ?? ''}`);
    const ids = (made.body['items'] as { id: string }[]).map(({ id }) => id);
    expect(ids.toSorted()).toEqual([unused.id, needed.id, child.id].toSorted());

    const remove = (keys: string) => people.call(owner, 'delete', `members/${of?.id ?? ''}?revoke_keys=${keys}`);
    const { body: mine } = await people.call(owner, 'post', 'api-keys', { name: 'Of the owner', scopes: ['read'] });
    expect((await remove(`${unused.id},${String(mine['id'])}`)).body).toMatchObject({ code: 'validation_error' });
    const reads = async (key: string) =>
      (await ask(second.url, { method: 'get', path: '/api/v1/customers', key })).status;
    expect([await reads(unused.api_key), (await members()).length]).toEqual([200, 2]);

    expect((await remove(`${unused.id},${child.id}`)).status).toBe(204);
    const since = performance.now();
    for (const key of [unused.api_key, child.api_key])
      await eventually('the key to be refused', async () => (await reads(key)) === 401);
    expect(performance.now() - since).toBeLessThan(SOON);
    expect([await reads(needed.api_key), await reads(String(mine['api_key']))]).toEqual([200, 200]);
    const acts = (await logged())
      .slice(0, 3)
      .map(({ action, subject_id, actor_name }) => [action, subject_id, actor_name]);
    expect(acts.toSorted()).toEqual(
      [
        ['api_key.revoked', child.id, 'Mariam Owner'],
        ['api_key.revoked', unused.id, 'Mariam Owner'],
        ['member.removed', of?.user_id, 'Mariam Owner'],
      ].toSorted(),
    );
    expect((await logged()).find(({ action }) => action === 'member.removed')?.details?.['keys_revoked']).toBe('2');
  });

  it('leaves no key behind: none that the remover has not seen, none made with a role or key just taken', async () => {
    const cookie = await people.join(await people.invite(owner, 'zayd@palm.example', 'admin', null), 'Zayd Amin');
    const leaver = { cookie, environmentId: shop.id };
    const make = async (name: string, by = people) => {
      const body = { name, scopes: ['read', 'keys:manage'] };
      return (await by.call(leaver, 'post', 'api-keys', body)).body as { id: string; api_key: string };
    };
    const reads = async (key: string) =>
      (await ask(second.url, { method: 'get', path: '/api/v1/customers', key })).status;
    const of = (await members()).find(({ email }) => email === 'zayd@palm.example');
    const remove = (query: string) => people.call(owner, 'delete', `members/${of?.id ?? ''}?${query}`);
    const needed = await make('Shop server');
    const unseen = await make('Made after the dialog opened');
    expect((await remove(`keep_keys=${needed.id}&revoke_keys=${unseen.id}`)).body).toMatchObject({
      code: 'validation_error',
    });
    expect((await remove('keep_keys=key_unknown')).body).toMatchObject({ code: 'validation_error' });
    const elsewhere = new People(second.url, '');
    // The second server believes the role and the key for half a second from now on.
    expect([(await elsewhere.call(leaver, 'get', 'customers')).status, await reads(unseen.api_key)]).toEqual([
      200, 200,
    ]);
    expect((await remove(`keep_keys=${needed.id}`)).status).toBe(204);
    const late = await elsewhere.call(leaver, 'post', 'api-keys', { name: 'Late', scopes: ['read'] });
    const path = '/api/v1/api-keys';
    const child = { method: 'post', path, key: unseen.api_key, body: { name: 'Late', scopes: ['read'] } };
    expect([late.status, (await ask(second.url, child)).status]).toEqual([403, 401]);
    await eventually('the key to be refused', async () => (await reads(unseen.api_key)) === 401);
    expect(await reads(needed.api_key)).toBe(200);
    const left = await people.call(owner, 'get', `api-keys?responsible=${of?.user_id ?? ''}`);
    expect((left.body['items'] as { id: string }[]).map(({ id }) => id)).toEqual([needed.id]);
    expect((await logged()).find(({ action }) => action === 'member.removed')?.details?.['keys_revoked']).toBe('1');
  });

  it('keeps the link of an owner who invited the person as one: an administrator ends it in no way', async () => {
    const hire = async (email: string, role: string, environmentId: string | null) => ({
      cookie: await people.join(await people.invite(owner, email, role, environmentId), `${role} person`),
      environmentId: shop.id,
    });
    const admin = await hire('saif@palm.example', 'admin', null);
    await hire('next@palm.example', 'support', shop.id);
    const token = await people.invite(owner, 'next@palm.example', 'owner', null);
    const looks = async () => (await people.try('/invitation', { token })).status;
    const { items } = (await people.call(admin, 'get', 'members/invitations')).body as unknown as { items: Listed[] };
    const link = `members/invitations/${items.find(({ email }) => email === 'next@palm.example')?.id ?? ''}`;
    expect((await people.call(admin, 'delete', link)).body).toMatchObject({ code: 'forbidden' });
    const lesser = { email: 'next@palm.example', role: 'read-only', environment_id: null };
    expect((await people.call(admin, 'post', 'members/invitations', lesser)).body).toMatchObject({ code: 'forbidden' });
    const of = `members/${(await members()).find(({ email }) => email === 'next@palm.example')?.id ?? ''}`;
    expect((await people.call(admin, 'put', of, { role: 'read-only' })).status).toBe(200);
    expect((await people.call(admin, 'delete', of)).status).toBe(204);
    expect(await looks()).toBe(200);
    expect((await people.call(owner, 'delete', link)).status).toBe(204);
    expect(await looks()).toBe(404);
  });

  it('stays the name on payments and refunds, also in the file', async () => {
    const cookie = await people.join(await people.invite(owner, 'noor@palm.example', 'billing', shop.id), 'Noor Saleh');
    const clerk = { cookie, environmentId: shop.id };
    const customer = await world.call(shop, 'post', 'customers', { external_id: 'c-1', name: 'Palm' });
    const { body } = await people.call(
      clerk,
      'post',
      'payments',
      offlinePayment(await world.finalizedInvoice(shop, customer.id), '2.00'),
    );
    expect((await people.call(clerk, 'post', `payments/${String(body['id'])}/refund`, { amount: '1.00' })).status).toBe(
      200,
    );
    await world.call(shop, 'post', 'payments', offlinePayment(await world.finalizedInvoice(shop, customer.id), '1.00'));
    const noor = (await members()).find(({ email }) => email === 'noor@palm.example');
    expect((await people.call(owner, 'delete', `members/${noor?.id ?? ''}`)).status).toBe(204);
    expect(await world.call(shop, 'get', `payments/${String(body['id'])}`)).toMatchObject({
      created_by: noor?.user_id,
      created_by_name: 'Noor Saleh',
      refunds: [{ created_by_name: 'Noor Saleh' }],
    });
    const { text } = await ask(people.url, {
      method: 'get',
      path: '/api/v1/payments',
      key: shop.key,
      headers: { accept: 'text/csv' },
    });
    expect(text).toMatch(/,created_by_name,[^]*,Sandbox key,[^]*,Noor Saleh,/);
  });
});
