import { eventually } from '../support/probe';
import { saleAtNomod } from '../support/pushed-invoice';
import type { Shop } from '../support/shop';
import { Stage } from '../support/stage';

/** Events about charges that are not ours: 1,000 for the whole rush. The sandbox sends two for each sale. */
const EVENTS = Number(process.env.RUSH ?? 120);
const LINKS = Math.max(8, Math.round(EVENTS / 20));
const CALLS_PER_SECOND = 10;

/** Refused before the limit is known: what both processes had under way at once. */
const FIRST_REFUSALS = 24;

const TIME_LIMIT_MS = 120_000 + EVENTS * 400;

let stage: Stage;

beforeAll(async () => {
  stage = new Stage({ env: { RATE_LIMIT_PER_KEY: '10000', RATE_LIMIT_PER_TENANT: '10000' } });
  await stage.setUp();
  await stage.startServer();
}, 120_000);
afterAll(() => stage.tearDown());

it(
  `${EVENTS} events about others' charges, of an account that takes ${CALLS_PER_SECOND} calls a second, hold up no link`,
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
    for (const bill of bills) {
      const askedAt = Date.now();
      await shop.link(bill);
      waits.push(Date.now() - askedAt);
    }
    await rush;
    const elsewhereAt = Date.now();
    await other.link(otherBill);
    const elsewhereMs = Date.now() - elsewhereAt;

    await eventually('every event to be read', () => shop.get<Page>('webhooks/deliveries?result=not_ours&limit=1'), {
      until: ({ pagination }) => pagination.total === EVENTS,
      timeoutMs: EVENTS * 300 + 60_000,
      intervalMs: 500,
    });
    const readMs = Date.now() - startedAt;
    const { throttled = 0, ...served } = await shop.gateway.counters();
    const calls = Object.values(served).reduce((sum, count) => sum + count, throttled);
    const slowest = waits.sort((a, b) => a - b).at(Math.ceil(waits.length * 0.99) - 1);
    console.info({ EVENTS, LINKS, slowest, elsewhereMs, readMs, calls, throttled, served });

    expect(slowest).toBeLessThan(3_000);
    expect(elsewhereMs).toBeLessThan(3_000);
    expect(throttled).toBeLessThan(FIRST_REFUSALS + 0.07 * calls);
    // One call for each event and each link, and one to see that the link is what was asked for.
    expect(calls - throttled).toBeLessThanOrEqual(EVENTS + 3 * LINKS);
  },
  TIME_LIMIT_MS,
);

interface Page {
  readonly pagination: { readonly total: number };
}

async function tillSales(shop: Shop, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) await saleAtNomod(shop, { amount: '10.00' });
}
