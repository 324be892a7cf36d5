import { eventually } from '../support/probe';
import { saleAtNomod } from '../support/pushed-invoice';
import type { LinkPayment } from '../support/remit-answers';
import type { Shop } from '../support/shop';
import { Stage } from '../support/stage';

/** Events about charges that are not ours: 1,000 for the whole rush. The sandbox sends two for each sale. */
const EVENTS = Number(process.env.RUSH ?? 120);
const LINKS = Math.max(8, Math.round(EVENTS / 20));
/** Of these, as many as are paid before all events are read. */
const PAID = LINKS / 2;
const CALLS_PER_SECOND = 10;

/** Refused before the limit is known: what both processes had under way at once. */
const FIRST_REFUSALS = 24;

/** No call in this time means that nothing is left to ask. */
const SILENCE_MS = 4_000;

const TIME_LIMIT_MS = 120_000 + EVENTS * 400;

let stage: Stage;

beforeAll(async () => {
  stage = new Stage({ env: { RATE_LIMIT_PER_KEY: '10000', RATE_LIMIT_PER_TENANT: '10000' } });
  await stage.setUp();
  await stage.startServer();
}, 120_000);
afterAll(() => stage.tearDown());

it(
  `${EVENTS} events about others' charges, of an account that takes ${CALLS_PER_SECOND} calls a second, hold up no link and no payment`,
  async () => {
    const shop = await stage.newShop({ webhooks: true });
    const other = await stage.newShop();
    const otherBill = await other.invoice();
    const bills = [];
    for (let made = 0; made < LINKS; made += 1) bills.push(await shop.invoice());
    await shop.gateway.options({ rate_limit: { calls_per_second: CALLS_PER_SECOND, retry_after_seconds: null } });

    const startedAt = Date.now();
    const rush = tillSales(shop, EVENTS / 2);
    await shop.gateway.untilCalled('throttled');
    const waits: number[] = [];
    const links: LinkPayment[] = [];
    for (const bill of bills) {
      const askedAt = Date.now();
      links.push(await shop.link(bill));
      waits.push(Date.now() - askedAt);
    }
    const settled: number[] = [];
    for (const link of links.slice(0, PAID)) settled.push(await paid(shop, link));
    const waiting = (await events(shop, 'pending')) / EVENTS;
    await rush;
    const elsewhereAt = Date.now();
    await other.link(otherBill);
    const elsewhereMs = Date.now() - elsewhereAt;

    await eventually('every event to be read', () => events(shop, 'not_ours'), {
      until: (count) => count === EVENTS,
      timeoutMs: EVENTS * 300 + 60_000,
      intervalMs: 500,
    });
    const readMs = Date.now() - startedAt;
    const silentAfterMs = (await untilSilent(shop)) - startedAt - readMs;
    const { throttled = 0, ...served } = await shop.gateway.counters();
    const calls = Object.values(served).reduce((sum, count) => sum + count, throttled);
    const looks = served.list_charges ?? 0;
    const [slowest, slowestPaid] = [p99(waits), Math.max(...settled)];
    const figures = { slowest, slowestPaid, waiting, elsewhereMs, readMs, silentAfterMs, calls, throttled, served };
    console.info({ EVENTS, LINKS, ...figures });

    // Payments were settled while events still waited.
    expect(waiting).toBeGreaterThan(0);
    expect(slowest).toBeLessThan(3_000);
    expect(slowestPaid).toBeLessThan(5_000);
    expect(elsewhereMs).toBeLessThan(3_000);
    expect(throttled).toBeLessThan(FIRST_REFUSALS + 0.07 * calls);
    expect(silentAfterMs).toBeLessThan(30_000);
    // One call for each event; a link is made, read back, renamed, and its charge read in the list's turn and in its
    // event's.
    expect(calls - throttled - looks).toBeLessThanOrEqual(EVENTS + 6 * LINKS);
    // Each process looks every 1.5 s at most, at a hundred charges.
    expect(looks).toBeLessThanOrEqual(4 + (2 * readMs) / 1_500);
  },
  TIME_LIMIT_MS,
);

const p99 = (times: number[]): number | undefined =>
  times.toSorted((a, b) => a - b).at(Math.ceil(times.length * 0.99) - 1);

async function tillSales(shop: Shop, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) await saleAtNomod(shop, { amount: '10.00' });
}

/** Pays a link as its payer would. @returns how long it took until the payment was settled, in milliseconds */
async function paid(shop: Shop, { id, gateway_tracking_id }: LinkPayment): Promise<number> {
  await shop.gateway.payLink(gateway_tracking_id);
  const paidAt = Date.now();
  await shop.untilPayment(id, 'succeeded');
  return Date.now() - paidAt;
}

/** Of the deliveries, how many have this result. */
async function events(shop: Shop, result: string): Promise<number> {
  const path = `webhooks/deliveries?result=${result}&limit=1`;
  return (await shop.get<{ pagination: { total: number } }>(path)).pagination.total;
}

/** @returns when the last call was seen, once there was none for a while */
async function untilSilent(shop: Shop): Promise<number> {
  let calls = -1;
  let seenAt = Date.now();
  const look = async () => {
    const now = await shop.gateway.allCalls();
    if (now !== calls) seenAt = Date.now();
    calls = now;
    return Date.now() - seenAt;
  };
  await eventually('no call to be made any more', look, {
    until: (silentMs) => silentMs > SILENCE_MS,
    timeoutMs: 60_000,
    intervalMs: 250,
  });
  return seenAt;
}
