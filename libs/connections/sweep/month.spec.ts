import type { NomodCharge, NomodPage, PageQuery } from '@remit/nomod';
import { type ListProgress, readListed, UNREAD } from './listed-status';
import { readNewest } from './newest-charges';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DAYS = 30;
const OWN = 1_000;
const FOREIGN = 3_000;

/** While events arrive; POLL_INTERVAL_SECONDS as it is delivered. */
const SWEEP_EVERY = 1.5 * MINUTE;

/** Out of a hundred charges so many are given back later, half of them in part. */
const REFUNDED_PERCENT = 2;

/** The objects that a sweep reads beside the lists, as long as there are any: two links in one, an invoice in another of three. */
const ROUNDS = 1;

const PAGE = 100;

/** The part of Nomod that lists are read from: objects in the order in which they were made. */
class Listed {
  readonly rows: NomodCharge[] = [];

  page(number: number): NomodPage<NomodCharge> {
    const end = this.rows.length - (number - 1) * PAGE;
    const next = end - PAGE > 0 ? { page: String(number + 1) } : null;
    return {
      items: this.rows.slice(Math.max(end - PAGE, 0), end).reverse(),
      unreadable: [],
      next,
      count: this.rows.length,
    };
  }
}

/** A month of the sweep's own rules over a model of an account: the clock and the lists are made up, which pages are read is not. */
async function month(): Promise<Record<string, number>> {
  const calls = { charges: 0, later: 0, invoices: 0, rounds: 0, sweeps: 0 };
  const lists = {
    charges: new Listed(),
    refunded: new Listed(),
    partly: new Listed(),
    disputed: new Listed(),
    paid: new Listed(),
  };
  const progress: Record<string, ListProgress> = {};
  const inTurn = ['refunded', 'partly', 'disputed', 'paid'] as const;
  const perSweep = ((OWN + FOREIGN) * SWEEP_EVERY) / DAY;
  let made = 0;
  let owed = 0;
  const start = Date.parse('2026-11-01T00:00:00Z');
  let sweptAt = start;

  for (let now = start; now < start + DAYS * DAY; now += SWEEP_EVERY) {
    jest.setSystemTime(now);
    for (owed += perSweep; owed >= 1; owed -= 1) {
      made += 1;
      const charge = { id: `ch-${made}`, created: new Date(start + (made * DAY) / (OWN + FOREIGN)) } as NomodCharge;
      lists.charges.rows.push(charge);
      if (made % ((OWN + FOREIGN) / OWN) === 0) lists.paid.rows.push(charge);
      if (made % Math.round(100 / REFUNDED_PERCENT) === 0)
        lists[made % 100 === 0 ? 'refunded' : 'partly'].rows.push(charge);
    }
    calls.sweeps += 1;
    const began = now;
    await readNewest(
      new Date(sweptAt - 15 * MINUTE),
      async (next?: PageQuery) => {
        calls.charges += 1;
        return lists.charges.page(Number(next?.page ?? 1));
      },
      async () => undefined,
    );
    sweptAt = began;
    const name = inTurn[calls.sweeps % inTurn.length] ?? 'paid';
    const read = await readListed(progress[name] ?? UNREAD, {
      calls: 4,
      changesUncounted: name === 'partly',
      read: async (page) => {
        calls[name === 'paid' ? 'invoices' : 'later'] += 1;
        return lists[name].page(page);
      },
      take: async () => [],
    });
    progress[name] = read.progress;
    calls.rounds += ROUNDS;
  }
  return calls;
}

it('a month of 1,000 invoices and 3,000 charges of others a day costs at most 6 calls a sweep', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  const { sweeps = 1, ...calls } = await month();
  jest.useRealTimers();
  const perSweep = Object.fromEntries(Object.entries(calls).map(([name, count]) => [name, count / sweeps]));
  if (process.env.SHOW_FIGURES) console.info({ sweepsADay: sweeps / DAYS, perSweep });
  expect(Object.values(perSweep).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(6);
});
