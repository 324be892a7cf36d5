import { inspect } from 'node:util';
import { CALL_PURPOSES, type CallPurpose, type GatewayCharge, type GatewayPage, type PageQuery } from '@remit/gateway';
import { CALL_COSTS, type CallCost } from '../../../../test/support/call-costs';
import { changesUncounted, isOfInvoices, LIST_CALLS, listInTurn } from './list-in-turn';
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

/**
 * The objects that a sweep reads beside the lists, as long as there are any: two links in one, an invoice in another
 * of three.
 */
const ROUNDS = 1;

/** For voided links that were enabled at Nomod. */
const SEARCHES = 1;

const STOCK = { hasPaid: true, hasOpenInvoices: true };

const PAGE = 100;

/** The part of Nomod that lists are read from: objects in the order in which they were made. */
class Listed {
  readonly rows: GatewayCharge[] = [];

  page(number: number): GatewayPage<GatewayCharge> {
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

/**
 * Simulates a month of sweeps over a model of an account. The clock and the lists are made up; the sweep's own rules
 * decide which pages are read.
 */
async function month(): Promise<Record<string, number>> {
  const calls = { charges: 0, later: 0, invoices: 0, rounds: 0, searches: 0, sweeps: 0 };
  const lists = {
    charges: new Listed(),
    refunded: new Listed(),
    partially_refunded: new Listed(),
    disputed: new Listed(),
    paid_invoices: new Listed(),
    cancelled_invoices: new Listed(),
  };
  const progress: Record<string, ListProgress> = {};
  const perSweep = ((OWN + FOREIGN) * SWEEP_EVERY) / DAY;
  let made = 0;
  let owed = 0;
  const start = Date.parse('2026-11-01T00:00:00Z');
  let sweptAt = start;

  for (let now = start; now < start + DAYS * DAY; now += SWEEP_EVERY) {
    jest.setSystemTime(now);
    for (owed += perSweep; owed >= 1; owed -= 1) {
      made += 1;
      const charge = { id: `ch-${made}`, created: new Date(start + (made * DAY) / (OWN + FOREIGN)) } as GatewayCharge;
      lists.charges.rows.push(charge);
      if (made % ((OWN + FOREIGN) / OWN) === 0) lists.paid_invoices.rows.push(charge);
      if (made % Math.round(100 / REFUNDED_PERCENT) === 0)
        lists[made % 100 === 0 ? 'refunded' : 'partially_refunded'].rows.push(charge);
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
    const name = listInTurn(calls.sweeps, STOCK) ?? 'refunded';
    const read = await readListed(progress[name] ?? UNREAD, {
      calls: LIST_CALLS,
      changesUncounted: !isOfInvoices(name) && changesUncounted(name),
      read: async (page) => {
        calls[isOfInvoices(name) ? 'invoices' : 'later'] += 1;
        return lists[name].page(page);
      },
      take: async () => [],
    });
    progress[name] = read.progress;
    calls.rounds += ROUNDS;
    calls.searches += SEARCHES;
  }
  return calls;
}

/** Calls a day by purpose of a merchant who bills in one way; what one bill costs was measured on a server. */
function day(bill: CallCost, sweep: number): Record<CallPurpose | 'all', number> {
  const each = [
    [bill, OWN],
    [CALL_COSTS.foreignCharge, FOREIGN],
    [{ sweep: 1 }, sweep],
  ] as [CallCost, number][];
  const spent = CALL_PURPOSES.map((purpose) => {
    const count = each.reduce((sum, [cost, times]) => sum + (cost[purpose] ?? 0) * times, 0);
    return [purpose, Math.round(count)] as const;
  });
  const all = spent.reduce((sum, [, count]) => sum + count, 0);
  return { ...(Object.fromEntries(spent) as Record<CallPurpose, number>), all };
}

const callsOf = (cost: CallCost): number => Object.values(cost).reduce((sum, count) => sum + count, 0);

it('a month of 1,000 invoices and 3,000 charges of others a day costs 2 calls an invoice, 1 a charge and at most 6 a sweep', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  const { sweeps = 1, ...calls } = await month();
  jest.useRealTimers();
  const perSweep = Object.fromEntries(Object.entries(calls).map(([name, count]) => [name, count / sweeps]));
  const inSweep = Object.values(perSweep).reduce((sum, count) => sum + count, 0);
  const sweepsADay = sweeps / DAYS;
  const days = {
    pushed: day(CALL_COSTS.pushedInvoice, inSweep * sweepsADay),
    links: day(CALL_COSTS.link, inSweep * sweepsADay),
    linksOfUnknownAccount: day(CALL_COSTS.linkOfUnknownAccount, inSweep * sweepsADay),
  };
  if (process.env.SHOW_FIGURES) console.info(inspect({ sweepsADay, inSweep, perSweep, days }, { depth: 4 }));
  expect(inSweep).toBeLessThanOrEqual(6);
  expect([CALL_COSTS.pushedInvoice, CALL_COSTS.link, CALL_COSTS.foreignCharge].map(callsOf)).toEqual([2, 2, 1]);
  const most = 2 * OWN + FOREIGN + 6 * sweepsADay;
  expect(days.pushed.all).toBeLessThanOrEqual(most);
  expect(days.links.all).toBeLessThanOrEqual(most);
});
