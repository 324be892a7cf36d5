import { randomInt } from 'node:crypto';
import { turnWeatherBad } from '../simulate/event-weather';
import { moneyRaces, runRace } from '../simulate/money-race';
import { moneySequences, playSequence } from '../simulate/money-sequence';
import { MoneyStack } from '../simulate/money-stack';
import { NotYetAgreed } from '../simulate/not-yet-agreed';
import { playAll } from '../simulate/play-all';
import { SOON } from '../simulate/soon';
import { WaitedTooLong } from '../support/probe';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const seed = Number(process.env.SIMULATE_SEED ?? randomInt(1, 2 ** 31 - 1));
let database: TestDatabase;
let stack: MoneyStack;

beforeAll(async () => {
  database = await createTestDatabase();
  stack = await MoneyStack.start(database.url, SOON);
}, 60_000);

afterAll(async () => {
  await stack.stop();
  await database.drop();
}, 60_000);

describe(`money, simulated with the seed ${seed} (again: SIMULATE_SEED=${seed})`, () => {
  it('is not lost in 60 races of a payment against a void, an offline payment or refunds', async () => {
    expect(await playAll(stack, moneyRaces(60, seed), runRace)).toEqual([]);
  }, 600_000);

  it('agrees with the model and with Nomod after 100 random sequences in bad weather, with strangers on the account', async () => {
    await turnWeatherBad(await stack.openDesk({ webhooks: false }), seed);
    const played = playAll(stack, moneySequences(100, seed), playSequence, undefined, ({ desk }) => desk);
    expect(await played).toEqual([]);
  }, 600_000);
});

it('a wait that ended too early is told apart from books that differ, and each is printed', async () => {
  const print = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const late = () => Promise.reject(new NotYetAgreed(new WaitedTooLong('waited'), () => Promise.resolve()));
  const wrong = () =>
    Promise.reject(new NotYetAgreed(new WaitedTooLong('waited'), () => Promise.reject(new Error('1'))));
  const broken = () => Promise.reject(new Error('a link request answered 500'));
  const found = await playAll(stack, [late, wrong, broken], (_desk, run) => run());
  const printed = print.mock.calls.map(([text]) => String(text));
  print.mockRestore();
  expect(found.map(({ kind }) => kind).sort()).toEqual(['diverged', 'diverged', 'timed out']);
  expect(printed.map((text) => text.split(':')[0]).sort()).toEqual([
    ...['DIVERGED', 'DIVERGED', 'NOT YET JUDGED', 'NOT YET JUDGED', 'NOT YET JUDGED', 'TIMED OUT'],
  ]);
}, 60_000);
