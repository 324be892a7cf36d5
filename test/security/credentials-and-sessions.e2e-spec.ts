import { totpCode } from '@remit/people';
import { onDatabase } from '../support/on-database';
import { PASSWORD, People, tokenIn } from '../support/people';
import { eventually } from '../support/probe';
import { World } from './support/world';

jest.setTimeout(60_000);

const NEXT = 'granite-lantern-oboe-42';

/** A server that dies between a change of how somebody signs in and the end of the sessions behind it. */
describe('how a person signs in, and the sessions that it opened, change together or not at all', () => {
  let world: World;
  let people: People;
  let tenantId: string;
  let persons = 0;

  beforeAll(async () => {
    world = await World.start();
    ({ tenantId } = (await world.newTenant('Palm Works')).sandbox);
    people = new People(world.remit.url, world.remit.adminKey);
  });
  afterAll(() => world.stop());

  const sql = (text: string, values: unknown[] = []) =>
    onDatabase(world.database.url, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows);

  /** Nothing that ends a session, or takes a proof from one, is stored any more. */
  async function dying<T>(work: () => Promise<T>): Promise<T> {
    await sql(`create function die() returns trigger language plpgsql as
               $$ begin raise exception 'the server dies here'; end $$`);
    await sql('create trigger dies_deleting before delete on console_sessions for each row execute function die()');
    await sql(`create trigger dies_updating before update on console_sessions for each row
               when (old.factors <> new.factors) execute function die()`);
    try {
      return await work();
    } finally {
      await sql('drop function die() cascade');
    }
  }

  async function newPerson() {
    persons += 1;
    const email = `person${persons}@palm.example`;
    const own = await people.newOwner(tenantId, email, `Person ${persons}`);
    return { email, own, other: await people.signIn(email) };
  }
  const opens = async (cookie: string) => (await people.try('', {}, cookie, 'get')).body['person'] !== null;
  const signsIn = async (email: string, password: string) =>
    (await people.try('/password', { email, password })).status === 200;

  it('a new password', async () => {
    const { email, own, other } = await newPerson();
    const change = () => people.try('/password', { present_password: PASSWORD, password: NEXT }, own, 'put');
    expect((await dying(change)).status).toBe(500);
    expect([await signsIn(email, NEXT), await signsIn(email, PASSWORD), await opens(other)]).toEqual([
      false,
      true,
      true,
    ]);
    expect((await change()).status).toBe(200);
    expect([await signsIn(email, NEXT), await signsIn(email, PASSWORD), await opens(other)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("a password that the operator's link sets", async () => {
    const { email, other } = await newPerson();
    const { url } = await world.operator<{ url: string }>('admin/password-links', { email });
    const reset = () => people.try('/new-password', { token: tokenIn(url), password: NEXT });
    expect((await dying(reset)).status).toBe(500);
    expect([await signsIn(email, NEXT), await opens(other)]).toEqual([false, true]);
    expect((await reset()).status).toBe(200);
    expect([await signsIn(email, NEXT), await opens(other)]).toEqual([true, false]);
  });

  it('an authenticator app that is removed', async () => {
    const { email, own } = await newPerson();
    const { secret } = (await people.try('/second-factor', {}, own)).body as { secret: string };
    expect(
      (await people.try('/second-factor-code', { code: totpCode(secret, Math.floor(Date.now() / 30_000)) }, own))
        .status,
    ).toBe(200);
    const remove = () => people.try('/second-factor', {}, own, 'delete');
    expect((await dying(remove)).status).toBe(500);
    expect((await people.try('/password', { email, password: PASSWORD })).status).toBe(403);
    expect((await remove()).status).toBe(204);
    expect(await signsIn(email, PASSWORD)).toBe(true);
  });

  it('a passkey that is removed', async () => {
    const { email, own, other } = await newPerson();
    const [user] = await sql('select id from users where email = $1', [email]);
    await sql(
      `insert into passkeys (tenant_id, environment_id, id, user_id, name, credential_id, public_key, counter, transports, created_at)
       values ('console', 'console', $1, $2, 'Laptop', $1, 'x', 0, '{}', now())`,
      [`psk_${persons}`, user?.['id']],
    );
    await sql(`update console_sessions set signed_in_with = $2, factors = array[$2] where user_id = $1`, [
      user?.['id'],
      `psk_${persons}`,
    ]);
    // What each process believes of a session is half a second old at most.
    const remove = () => people.try(`/passkeys/psk_${persons}`, {}, own, 'delete');
    await eventually('the removal to die', () => dying(remove), { until: ({ status }) => status === 500 });
    expect((await people.try('/passkeys', {}, own, 'get')).body['items']).toHaveLength(1);
    expect((await remove()).status).toBe(204);
    expect([await opens(own), await opens(other)]).toEqual([true, false]);
  });

  it('stands in the audit log of each environment that the person opens', async () => {
    const wanted = [
      'person.passkey_removed',
      'person.password_changed',
      'person.second_factor_added',
      'person.second_factor_removed',
    ];
    await eventually('every act', async () => {
      const actions = await sql(
        `select distinct action from audit_log_entries where action like 'person.%' and tenant_id = $1 order by 1`,
        [tenantId],
      );
      return JSON.stringify(actions.map(({ action }) => action)) === JSON.stringify(wanted);
    });
  });

  it('is answered although the audit log cannot be written, and is noted once it can', async () => {
    const { email, own } = await newPerson();
    const entries = () =>
      sql(
        `select environment_id, action from audit_log_entries
         where details ->> 'email' = $1 and action like 'person.%' order by 1, 2`,
        [email],
      );
    await sql(`create function refuse_entry() returns trigger language plpgsql as
               $$ begin raise exception 'no entry can be written'; end $$`);
    await sql(
      'create trigger refuse_entry before insert on audit_log_entries for each row execute function refuse_entry()',
    );
    try {
      const { secret } = (await people.try('/second-factor', {}, own)).body as { secret: string };
      const code = totpCode(secret, Math.floor(Date.now() / 30_000));
      const { body } = await people.try('/second-factor-code', { code }, own);
      expect(body['recovery_codes']).toHaveLength(10);
      const kept = { present_password: PASSWORD, password: NEXT };
      const changed = await people.try('/password', kept, own, 'put');
      expect([changed.status, changed.body]).toMatchObject([200, { person: { email } }]);
      expect(await entries()).toEqual([]);
    } finally {
      await sql('drop function refuse_entry() cascade');
    }
    const noted = await eventually('the notes', entries, { until: ({ length }) => length === 4, timeoutMs: 20_000 });
    const [first, last] = [noted[0]?.['environment_id'], noted[3]?.['environment_id']];
    expect(noted).toEqual(
      [first, first, last, last].map((environment, index) => ({
        environment_id: environment,
        action: index % 2 === 0 ? 'person.password_changed' : 'person.second_factor_added',
      })),
    );
    expect(first).not.toBe(last);
    expect(await signsIn(email, PASSWORD)).toBe(false);
    expect(await entries()).toHaveLength(4);
  });
});
