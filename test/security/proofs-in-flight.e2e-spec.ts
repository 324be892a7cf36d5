import { totpCode } from '@remit/people';
import type { Client } from 'pg';
import { freePort } from '../support/free-port';
import { onDatabase } from '../support/on-database';
import { PASSWORD, People } from '../support/people';
import { startRemit } from '../support/remit-process';
import { whileItWaits } from '../support/while-it-waits';
import { World } from './support/world';

jest.setTimeout(90_000);

/** A hash that no password has. */
const OTHER_HASH = 'scrypt$16384$8$5$AAAAAAAAAAAAAAAAAAAAAA$AAAA';

describe('what is proven while the means to prove it is taken away', () => {
  let world: World;
  let people: People;
  let environmentId: string;
  const email = 'noor@palm.example';

  beforeAll(async () => {
    world = await World.start();
    const { sandbox } = await world.newTenant('Palm Works');
    environmentId = sandbox.id;
    await world.remit.stop();
    const port = await freePort();
    const env = { PUBLIC_URL: `http://localhost:${port}`, FAILED_ATTEMPTS_PER_MINUTE: '0' };
    const remit = await startRemit({ databaseUrl: world.database.url, nomodUrl: world.sandbox.url, port, env });
    Object.assign(world, { remit });
    people = new People(remit.url, remit.adminKey);
    await people.newOwner(sandbox.tenantId, email, 'Noor');
  });
  afterAll(() => world.stop());

  const meanwhile = <T>(change: (sql: Client) => Promise<unknown>, act: () => Promise<T>): Promise<T> =>
    whileItWaits(world.database.url, change, act);
  const endSessions = (sql: Client) => sql.query('delete from console_sessions');
  const setOtherPassword = async (sql: Client) => {
    await sql.query('update users set password_hash = $1', [OTHER_HASH]);
    await endSessions(sql);
  };
  const setPassword = (hash: string) =>
    onDatabase(world.database.url, (sql) => sql.query('update users set password_hash = $1', [hash]));
  const count = (what: string) =>
    onDatabase(world.database.url, async (sql) => (await sql.query(`select from ${what}`)).rowCount);
  const hashOfPassword = () =>
    onDatabase(world.database.url, async (sql) => {
      const { rows } = await sql.query<{ password_hash: string }>('select password_hash from users');
      return rows[0]?.password_hash ?? '';
    });

  it('a sign-in with the old password opens nothing', async () => {
    const hash = await hashOfPassword();
    const answer = await meanwhile(setOtherPassword, () => people.try('/password', { email, password: PASSWORD }));
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(await count('console_sessions')).toBe(0);
    await setPassword(hash);
    expect(await people.signIn(email)).not.toBe('');
  });

  it('a confirmation brings no session back that has ended', async () => {
    const cookie = await people.signIn(email);
    const answer = await meanwhile(endSessions, () => people.try('/confirmation', { password: PASSWORD }, cookie));
    expect(answer.status).toBe(401);
    expect(await count('console_sessions')).toBe(0);
  });

  it('of two changes of the password, that of the old password changes nothing', async () => {
    const [hash, cookie] = [await hashOfPassword(), await people.signIn(email)];
    const body = { present_password: PASSWORD, password: 'granite-lantern-oboe-42' };
    const answer = await meanwhile(setOtherPassword, () => people.try('/password', body, cookie, 'put'));
    expect(answer.status).toBe(401);
    expect(await hashOfPassword()).toBe(OTHER_HASH);
    await setPassword(hash);
  });

  it('a changed password brings no session back that has ended, and ends those that were renewed meanwhile', async () => {
    const [hash, cookie] = [await hashOfPassword(), await people.signIn(email)];
    const body = { present_password: PASSWORD, password: 'granite-lantern-oboe-42' };
    const stolen = (sql: Client) => sql.query(`update console_sessions set id = 'renewed by a thief'`);
    expect((await meanwhile(stolen, () => people.try('/password', body, cookie, 'put'))).status).toBe(401);
    expect(await count('console_sessions')).toBe(0);
    expect((await people.call({ cookie, environmentId }, 'get', 'customers')).status).toBe(401);
    await setPassword(hash);
  });

  it('of two requests with the first code of an app, one is answered with the recovery codes, and they work', async () => {
    const cookie = await people.signIn(email);
    const { secret } = (await people.try('/second-factor', {}, cookie)).body as { secret: string };
    const code = totpCode(secret, Math.floor(Date.now() / 30_000));
    const finish = () => people.try('/second-factor-code', { code }, cookie);
    const nothing = () => Promise.resolve();
    const answers = await meanwhile(nothing, () => Promise.all([finish(), finish()]));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const shown = answers.find(({ status }) => status === 200)?.body as { recovery_codes: string[] };
    const signedIn = await people.try('/password', { email, password: PASSWORD, code: shown.recovery_codes[0] });
    expect(signedIn.status).toBe(200);
  });
});
