import { runWithEventContext } from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { DatabaseServer } from '@remit/database';
import { FeatureApp } from '../../../../test/support/feature-app';
import { onDatabase } from '../../../../test/support/on-database';
import { eventually } from '../../../../test/support/probe';
import { callingFor, GatewayBusy, GatewayError, type GatewayErrorKind } from '@remit/gateway';
import { CallBudgets, fingerprintOf } from './call-budgets';

interface Known {
  readonly calls_per_second: number;
  readonly is_down: boolean;
  readonly counts: Record<string, number>;
}

let keys = 0;

describe('CallBudgets', () => {
  let app: FeatureApp;
  let processes: CallBudgets[];
  let key: string;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [] });
  });
  afterAll(() => app.stop());

  beforeEach(() => {
    keys += 1;
    key = `sk_test_budget${keys}.secret`;
    const settings = new Settings({ nomodTimeoutMs: 4_000, nomodMaxCallsPerSecond: 100 });
    processes = [1, 2].map(() => new CallBudgets(app.get(DatabaseServer), settings));
  });
  afterEach(() => processes.forEach((one) => one.onApplicationShutdown()));

  const known = async (): Promise<Known | undefined> =>
    (await app.get(DatabaseServer).operator<Known>('gateway_budget', [fingerprintOf(key)]))[0];
  const told = (until: (known: Known | undefined) => boolean) =>
    eventually('the account to be known so', known, { until, timeoutMs: 5_000, intervalMs: 20 });
  const failed = (kind: GatewayErrorKind, retryAfterMs?: number) => (): Promise<string> =>
    Promise.reject(
      new GatewayError({ operation: 'create link', kind, outcome: 'not_done', message: kind, retryAfterMs }),
    );
  const pass = async (send: () => Promise<unknown>, process = processes[0], account = key) =>
    process?.pass(account, 'create link', send).then(
      () => 'done',
      (error: unknown) => (error instanceof GatewayError ? error.kind : (error as Error).constructor.name),
    );
  const ok = () => Promise.resolve('done');
  const asSuperuser = (sql: string) => onDatabase(app.testDatabase.url, (client) => client.query(sql));
  const inBackground = <T>(work: () => Promise<T>) =>
    runWithEventContext({ actor: 'some-subscriber', causationId: 'evt_1' }, work);

  it('repeats a call that somebody waits for when Nomod refused it for the rate, and halves the rate', async () => {
    const answers = [failed('rate_limited'), failed('rate_limited'), ok];
    expect(await pass(() => (answers.shift() ?? ok)())).toBe('done');
    expect((await known())?.calls_per_second).toBeLessThanOrEqual(50);
  });

  it('lets a refusal of one process hold every process up for as long as Nomod says, and no other account', async () => {
    expect(await pass(ok, processes[1])).toBe('done');
    expect(await pass(failed('rate_limited', 60_000))).toBe('rate_limited');
    await told((account) => account?.counts.refused === 1);
    const other = new CallBudgets(app.get(DatabaseServer), new Settings());
    expect(await pass(ok, other)).toBe('rate_limited');
    expect(await pass(ok, other, `${key}2`)).toBe('done');
    other.onApplicationShutdown();
  });

  it('sends a delivery away instead of failing it', async () => {
    await pass(failed('rate_limited', 60_000));
    const busy = await inBackground(() => processes[0]!.pass(key, 'read charge', ok)).catch((error: unknown) => error);
    expect(busy).toBeInstanceOf(GatewayBusy);
    expect((busy as GatewayBusy).seconds).toBeGreaterThan(59);
  });

  it('counts calls by what they are for', async () => {
    await pass(ok);
    await inBackground(() => pass(ok));
    await callingFor('sweep', () => inBackground(() => pass(ok)));
    await pass(failed('rate_limited', 60_000));
    const counts = { interactive: 2, reading: 1, sweep: 1, refused: 1 };
    expect(await told((account) => account?.counts.refused === 1)).toMatchObject({ counts });
  });

  it('shares the rate by what each process wants', async () => {
    const sent = [0, 0];
    const all = processes.flatMap((process, index) =>
      Array.from({ length: 150 }, () =>
        inBackground(() => pass(async () => void (sent[index] = (sent[index] ?? 0) + 1), process)),
      ),
    );
    const startedAt = Date.now();
    await Promise.all(all);
    // A second's worth may go at once, in each process as long as it has not heard of the other.
    expect(Date.now() - startedAt).toBeGreaterThan(400);
    expect(sent.map((n) => n > 20)).toEqual([true, true]);
  });

  it('takes Nomod for down after failures alone, and for up with the first answer', async () => {
    let calls = 0;
    const fail = () => inBackground(() => pass(() => ((calls += 1), failed('unreachable')())));
    const failing = async () => fail().then(known);
    const isDown = (account: Known | undefined) => account?.is_down === true;
    await eventually('Nomod to be taken for down', failing, { until: isDown, timeoutMs: 10_000 });
    // One of two may ask in its turn, and the other is sent away.
    const two = () => Promise.all([fail(), fail()]);
    await eventually('the process to hear of it', two, { until: (outcomes) => outcomes.includes('GatewayBusy') });
    calls = 0;
    const outcomes = await Promise.all(Array.from({ length: 20 }, fail));
    expect(calls).toBeLessThanOrEqual(1);
    expect(new Set(outcomes)).toEqual(new Set(calls === 1 ? ['GatewayBusy', 'unreachable'] : ['GatewayBusy']));
    // Somebody waits for this one, so it is the next probe.
    expect(await pass(ok)).toBe('done');
    await told((account) => account?.is_down === false);
    expect(await inBackground(() => pass(ok))).toBe('done');
  });

  const seen = { ...{ urgent: 1, other: 0, passed: 100, waited: true }, ...{ answered: 0, refused: 0, failed: 0 } };
  const lease = async (account: string, report: object = {}): Promise<number | undefined> => {
    const text = JSON.stringify({ ...seen, retry_after_ms: null, counts: {}, ...report });
    return (await app.get(DatabaseServer).operator<Known>('lease_gateway_calls', [account, 'process', text, 100]))[0]
      ?.calls_per_second;
  };

  it('lets the rate grow neither while Nomod asks for no calls nor by a clock that was put back', async () => {
    const change = (what: string) => asSuperuser(`update gateway_budgets set ${what} where account = 'paused'`);
    expect(await lease('paused', { refused: 1, retry_after_ms: 60_000 })).toBe(50);
    await change(`grown_at = now() - interval '1 hour', refused_at = now() - interval '1 hour'`);
    expect(await lease('paused')).toBe(50);
    await change(`blocked_until = null, grown_at = now() - interval '1 hour'`);
    expect(await lease('paused')).toBe(62.5);
    await change(`grown_at = now() + interval '1 hour', refused_at = now() + interval '1 hour', calls_per_second = 90`);
    expect(await lease('paused')).toBe(90);
  });

  it('forgets accounts that nobody has called for a month', async () => {
    const isKnown = async () => (await app.get(DatabaseServer).operator('gateway_budget', ['old'])).length > 0;
    await lease('old');
    await asSuperuser(`update gateway_budgets set succeeded_at = now() - interval '31 days' where account = 'old'`);
    expect(await isKnown()).toBe(true);
    await lease('new');
    expect(await isKnown()).toBe(false);
  });
});
