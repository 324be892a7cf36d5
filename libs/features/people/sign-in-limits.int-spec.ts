import { Database, newId } from '@remit/database';
import { Client } from 'pg';
import { FeatureApp } from '../../../test/support/feature-app';
import { GuessRepository } from './guess.repository';
import { PeopleModule } from './people.module';
import { SignInLimits } from './sign-in-limits';
import { User } from './user.entity';
import { UserRepository } from './user.repository';

describe('the limits of wrong guesses', () => {
  let app: FeatureApp;
  let sql: Client;
  let limits: SignInLimits;
  /** As in another process: it shares nothing but the database. */
  let elsewhere: SignInLimits;
  let address = 0;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [PeopleModule] });
    sql = new Client({ connectionString: app.testDatabase.url });
    await sql.connect();
    limits = app.get(SignInLimits);
    elsewhere = new SignInLimits(new GuessRepository(app.get(Database)), app.get(UserRepository));
  });
  beforeEach(() => sql.query('delete from sign_in_guesses'));
  afterAll(async () => {
    await sql.end();
    await app.stop();
  });

  /** A new address each time, so that only the limit of the account counts. */
  const anywhere = (): string => {
    address += 1;
    return `10.${address >> 8}.${address & 255}.1`;
  };

  const wrong = (at: SignInLimits, email: string, source = anywhere()) =>
    at
      .watch(email, source, async () => false)
      .then(
        () => 'wrong',
        (error: { code: string }) => error.code,
      );

  const right = (at: SignInLimits, email: string, source: string) => at.watch(email, source, async () => true);

  const countOf = (outcomes: readonly string[], outcome: string): number =>
    outcomes.filter((one) => one === outcome).length;

  const later = (seconds: number) =>
    sql.query(`update sign_in_guesses set until = until - $1 * interval '1 second'`, [seconds]);

  async function newUser(): Promise<User> {
    const id = newId('usr');
    const now = new Date();
    const user = Object.assign(new User(), {
      id,
      email: `${id.toLowerCase()}@palm.example`,
      name: 'Noor',
      passwordHash: 'none',
      tenants: [],
      places: [],
      totpStep: 0,
      recoveryHashes: [],
      createdAt: now,
      updatedAt: now,
    });
    await app.get(UserRepository).insert(user);
    return user;
  }

  it('are ten for an account in all processes together, also when all come at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, index) => wrong(index % 2 === 0 ? limits : elsewhere, 'lina@palm.example')),
    );
    expect([countOf(outcomes, 'wrong'), countOf(outcomes, 'rate_limited')]).toEqual([10, 20]);
    expect(await wrong(limits, 'omar@palm.example')).toBe('wrong');
  });

  it('allow one more each minute, and say when', async () => {
    for (let count = 0; count < 10; count += 1) await wrong(limits, 'lina@palm.example');
    await expect(elsewhere.watch('lina@palm.example', anywhere(), async () => true)).rejects.toMatchObject({
      retryAfterSeconds: 60,
    });
    await later(60);
    expect([await wrong(limits, 'lina@palm.example'), await wrong(elsewhere, 'lina@palm.example')]).toEqual([
      'wrong',
      'rate_limited',
    ]);
  });

  it('are sixty from one address, whatever the accounts; a refusal of one takes nothing of the other', async () => {
    const guess = (count: number) =>
      wrong(count % 2 === 0 ? limits : elsewhere, `nobody${count}@palm.example`, '10.9.9.9');
    const outcomes: string[] = [];
    for (let count = 0; count < 62; count += 1) outcomes.push(await guess(count));
    expect(countOf(outcomes, 'wrong')).toBe(60);
    for (let count = 0; count < 10; count += 1) await guess(61);
    expect(await wrong(elsewhere, 'nobody61@palm.example')).toBe('wrong');
  });

  it('count no right password, and leave the person in where the account was opened before', async () => {
    const { email } = await newUser();
    for (let count = 0; count < 15; count += 1) expect(await right(limits, email, '10.1.1.1')).toBe(true);
    for (let count = 0; count < 12; count += 1) await wrong(limits, email);
    expect(await wrong(limits, email)).toBe('rate_limited');
    expect(await right(elsewhere, email, '10.1.1.1')).toBe(true);
    for (let count = 0; count < 10; count += 1) expect(await wrong(limits, email, '10.1.1.1')).toBe('wrong');
    expect(await wrong(elsewhere, email, '10.1.1.1')).toBe('rate_limited');
  });

  it('remember the ten newest addresses of an account', async () => {
    const { id, email } = await newUser();
    for (let count = 1; count <= 12; count += 1) await right(limits, email, `10.2.2.${count}`);
    const places = (await app.get(UserRepository).find(id))?.places ?? [];
    expect(places).toHaveLength(10);
    expect(places[0]).toContain('10.2.2.12');
  });

  it('are ten for a second factor, also from addresses that gave the right password', async () => {
    const user = await newUser();
    const outcomes: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      const source = anywhere();
      await right(limits, user.email, source);
      outcomes.push(
        await (count % 2 === 0 ? limits : elsewhere)
          .watchCode(user, source, async () => false)
          .then(
            () => 'wrong',
            (error: { code: string }) => error.code,
          ),
      );
    }
    expect(countOf(outcomes, 'wrong')).toBe(10);
  });

  it('leave no rows behind that count nothing any more, and no address in them', async () => {
    for (let count = 0; count < 15; count += 1) await wrong(limits, `nobody${count}@palm.example`);
    const { rows } = await sql.query<{ id: string }>('select id from sign_in_guesses');
    expect(rows).toHaveLength(30);
    expect(rows.filter(({ id }) => !/^[\w-]{43}$/.test(id))).toEqual([]);
    await later(3_600);
    for (let count = 0; count < 2; count += 1) await wrong(limits, 'nobody@palm.example', '10.8.8.8');
    expect((await sql.query('select 1 from sign_in_guesses')).rowCount).toBe(2);
  });
});
