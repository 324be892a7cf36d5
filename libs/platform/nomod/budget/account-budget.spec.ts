import { AccountBudget } from './account-budget';
import type { CallLease, CallReport } from './call-lease';
import type { CallPurpose } from '@remit/gateway';

const OPEN: CallLease = {
  callsPerSecond: 10,
  share: 10,
  blockedMs: 0,
  refusedRate: 10,
  isDown: false,
  mayProbe: false,
};

/** A budget with a lease and a clock that the test controls. */
function budgetOf(lease: Partial<CallLease> = {}) {
  const reports: CallReport[] = [];
  const given = { ...OPEN, ...lease };
  const budget = new AccountBudget((report) => {
    reports.push(report);
    return Promise.resolve({ ...given });
  });
  const turns: string[] = [];
  const ask = (name: string, purpose: CallPurpose, how: { goesOn?: boolean; isAwaited?: boolean } = {}) => {
    const { goesOn = false, isAwaited = purpose === 'interactive' } = how;
    void budget.turn({ purpose, giveUpAt: Date.now() + 5_000, goesOn, isAwaited }).then((turn) => {
      if (turn === 'granted') turns.push(name);
      else turns.push('downMs' in turn ? `${name}: down for ${turn.downMs}` : `${name}: in ${turn.waitMs}`);
    });
  };
  return { budget, reports, turns, ask, given };
}

describe('AccountBudget', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('spreads calls over the share', async () => {
    const { ask, turns } = budgetOf();
    for (let i = 0; i < 30; i += 1) ask('call', 'reading');
    await pass(0);
    expect(turns.length).toBeLessThanOrEqual(2);
    await pass(1_000);
    expect(turns.length).toBeGreaterThanOrEqual(10);
    expect(turns.length).toBeLessThanOrEqual(12);
  });

  it('gives turns to what is more urgent first', async () => {
    const { ask, turns } = budgetOf({ share: 1 });
    ask('first', 'sweep');
    await pass(0);
    for (const purpose of ['sweep', 'push', 'reading', 'interactive'] as const) ask(purpose, purpose);
    await pass(4_500);
    expect(turns).toEqual(['first', 'interactive', 'reading', 'push', 'sweep']);
  });

  it('lets what had a turn before come to its end before anything else of its kind begins', async () => {
    const { ask, turns } = budgetOf({ share: 1 });
    for (const name of ['first', 'second', 'third']) ask(name, 'sweep');
    await pass(0);
    ask('first goes on', 'sweep', { goesOn: true });
    await pass(2_100);
    expect(turns).toEqual(['first', 'first goes on', 'second']);
  });

  it('lets a person go before a look that is as urgent and waits for longer', async () => {
    const { ask, turns } = budgetOf({ share: 1 });
    const look = { isAwaited: false };
    ask('first', 'interactive');
    await pass(0);
    ask('look', 'interactive', look);
    ask('look goes on', 'interactive', { ...look, goesOn: true });
    ask('link', 'interactive');
    ask('other link', 'interactive');
    await pass(4_500);
    expect(turns).toEqual(['first', 'link', 'other link', 'look goes on', 'look']);
  });

  it('leases once a second however many calls are made, and not at all while none is', async () => {
    const { ask, reports, budget } = budgetOf({ share: 1_000, refusedRate: null });
    for (let i = 0; i < 50; i += 1) {
      ask('call', 'reading');
      await pass(50);
      budget.ended('reading', null);
    }
    expect(reports.length).toBeLessThanOrEqual(4);
    const before = reports.length;
    await pass(60_000);
    expect(reports.length - before).toBeLessThanOrEqual(2);
    expect(reports.reduce((sum, { counts }) => sum + (counts.reading ?? 0), 0)).toBe(50);
  });

  it('says at once that a call does not fit when Nomod wants a longer pause than it may wait', async () => {
    const { ask, turns, budget, given } = budgetOf();
    ask('first', 'interactive');
    await pass(0);
    given.blockedMs = 60_000;
    budget.ended('interactive', 'rate_limited', 60_000);
    await pass(0);
    ask('second', 'interactive');
    await pass(0);
    expect(turns).toEqual(['first', 'second: in 60000']);
  });

  it('tells a refusal before anything else is sent', async () => {
    const { ask, turns, reports, budget, given } = budgetOf({ share: 1_000, refusedRate: null });
    ask('first', 'reading');
    await pass(0);
    given.share = 1;
    given.refusedRate = 2;
    budget.ended('reading', 'rate_limited');
    for (let i = 0; i < 5; i += 1) ask('later', 'reading');
    await pass(0);
    expect(reports.at(-1)).toMatchObject({ refused: 1, counts: { reading: 1, refused: 1 } });
    await pass(2_000);
    expect(turns.length).toBeLessThanOrEqual(4);
  });

  it('sends background work away while Nomod is down, and lets one call through when its turn is ours', async () => {
    const { ask, turns, given, budget } = budgetOf({ isDown: true });
    ask('poll', 'sweep');
    ask('link', 'interactive');
    await pass(0);
    expect(turns).toEqual(['poll: down for 0']);
    given.mayProbe = true;
    await pass(1_000);
    expect(turns).toEqual(['poll: down for 0', 'link']);
    given.isDown = false;
    budget.ended('interactive', null);
    ask('poll again', 'sweep');
    await pass(0);
    expect(turns.at(-1)).toBe('poll again');
  });

  it('sends the one call that it may make while Nomod is down at once or not at all', async () => {
    const { ask, turns, given, budget } = budgetOf({ isDown: true, mayProbe: true });
    ask('first', 'reading');
    await pass(0);
    budget.ended('reading', 'unavailable');
    await pass(900);
    // The next second may belong to another process.
    ask('second', 'reading');
    ask('third', 'reading');
    await pass(0);
    expect(turns).toEqual(['first', 'third: down for 900']);
    given.mayProbe = false;
    await pass(1_000);
    expect(turns).toHaveLength(2);
    given.mayProbe = true;
    await pass(1_000);
    expect(turns.at(-1)).toBe('second');
  });

  it('goes on with less while the database cannot be asked', async () => {
    let calls = 0;
    const budget = new AccountBudget(() => Promise.reject(new Error('no database')));
    const ask = () =>
      void budget
        .turn({ purpose: 'reading', giveUpAt: Date.now() + 60_000, goesOn: false, isAwaited: true })
        .then(() => (calls += 1));
    for (let i = 0; i < 100; i += 1) ask();
    await pass(1_000);
    expect(calls).toBeGreaterThan(5);
    budget.ended('reading', 'rate_limited');
    const before = calls;
    await pass(2_000);
    expect(calls - before).toBeLessThan(14);
  });

  it('asks whether Nomod is there again while the database cannot be asked', async () => {
    let isThere = true;
    const lease = () =>
      isThere ? Promise.resolve({ ...OPEN, isDown: true }) : Promise.reject(new Error('no database'));
    const budget = new AccountBudget(lease);
    const turn = budget.turn({ purpose: 'interactive', giveUpAt: Date.now() + 5_000, goesOn: false, isAwaited: true });
    await pass(0);
    isThere = false;
    await pass(1_000);
    expect(await turn).toBe('granted');
  });

  it('goes on without a database that does not answer, and sends nothing once the time of a call is over', async () => {
    const budget = new AccountBudget(() => new Promise(() => undefined));
    const ask = (ms: number) =>
      budget.turn({ purpose: 'interactive', giveUpAt: Date.now() + ms, goesOn: false, isAwaited: true });
    const turns = Promise.all([ask(5_000), ask(1_000)]);
    await pass(2_000);
    expect(await turns).toEqual(['granted', { waitMs: expect.any(Number) as number }]);
  });

  it('says an end of the wait for an account that others need all of', async () => {
    const { ask, turns } = budgetOf({ share: 0 });
    for (const name of ['first', 'second', 'third']) ask(name, 'sweep');
    await pass(6_000);
    expect(turns).toEqual(['first', 'second: in 10000', 'third: in 10000']);
  });

  it('is not held up by a clock that is put back', async () => {
    const { ask, turns } = budgetOf({ share: 1 });
    ask('first', 'interactive');
    await pass(5_000);
    jest.setSystemTime(Date.now() - 3_600_000);
    ask('second', 'interactive');
    await pass(2_000);
    expect(turns).toEqual(['first', 'second']);
  });

  it('keeps to a pause that Nomod asks for while another refusal is being told', async () => {
    const answers: ((lease: CallLease) => void)[] = [];
    const budget = new AccountBudget(() => new Promise((resolve) => answers.push(resolve)));
    const ask = () =>
      budget.turn({ purpose: 'interactive', giveUpAt: Date.now() + 1_000, goesOn: false, isAwaited: true });
    const first = ask();
    answers.shift()?.(OPEN);
    await first;
    budget.ended('interactive', 'rate_limited');
    budget.ended('interactive', 'rate_limited', 60_000);
    answers.shift()?.(OPEN);
    await pass(0);
    expect(await ask()).toEqual({ waitMs: 60_000 });
  });

  it('is forgotten when it was not used for long', async () => {
    const { ask, budget } = budgetOf();
    ask('call', 'interactive');
    await pass(1_000);
    expect(budget.isForgotten(Date.now())).toBe(false);
    expect(budget.isForgotten(Date.now() + 3_600_000)).toBe(true);
  });
});
