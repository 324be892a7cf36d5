import { Client } from 'pg';
import { cloneRow, idOf } from '../bench/clone-rows';
import { eventually } from '../support/probe';
import { PATIENCE, type Shop } from '../support/shop';
import { Stage } from '../support/stage';

/** Links that are open, and as many that are paid, with as many charges of others: 10,000 for the whole stock. */
const STOCK = Number(process.env.SWEEP_STOCK ?? 150);
const INTERVAL_SECONDS = 2;
const INTERVALS = 12;

const TIME_LIMIT_MS = 180_000 + STOCK * 60;

let stage: Stage;
let shop: Shop;

beforeAll(async () => {
  stage = new Stage({ env: { POLL_INTERVAL_SECONDS: String(INTERVAL_SECONDS), RATE_LIMIT_PER_KEY: '100000' } });
  await stage.setUp();
  shop = await stage.newShop({ webhooks: false });
}, 120_000);
afterAll(() => stage.tearDown(), 60_000);

it(
  `${STOCK} open links and ${STOCK} paid ones cost no more than a few, and what no event told of is found`,
  async () => {
    const payable = await shop.link();
    const paid = await shop.link();
    await shop.gateway.payLink(paid.gateway_tracking_id, { created: ago(2) });
    const { gateway_payment_id: chargeId } = await shop.untilPayment(paid.id, 'succeeded');
    await stockUp([payable, paid]);

    // Two intervals in which nothing is new, then those that are counted.
    await intervals(2);
    const before = await calls();
    await intervals(INTERVALS);
    const perInterval = (sum(await calls()) - sum(before)) / INTERVALS;

    const linkPaidAt = Date.now();
    await shop.gateway.payLink(payable.gateway_tracking_id);
    await shop.untilPayment(payable.id, 'succeeded');
    const paymentFoundAfter = (Date.now() - linkPaidAt) / 1_000 / INTERVAL_SECONDS;

    const refundedAt = Date.now();
    await shop.gateway.control('POST', `/charges/${String(chargeId)}/refund`, {});
    await shop.untilPayment(paid.id, 'refunded');
    const refundFoundAfter = (Date.now() - refundedAt) / 1_000 / INTERVAL_SECONDS;
    if (process.env.SWEEP_STOCK) console.info({ STOCK, perInterval, paymentFoundAfter, refundFoundAfter });

    expect(perInterval).toBeLessThanOrEqual(12);
    expect(paymentFoundAfter).toBeLessThanOrEqual(2);
    expect(refundFoundAfter).toBeLessThanOrEqual(10);
  },
  TIME_LIMIT_MS,
);

const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

const sum = (counters: Record<string, number>): number =>
  Object.values(counters).reduce((all, count) => all + count, 0);

const calls = (): Promise<Record<string, number>> => shop.gateway.counters();

/** Until that many have passed, by the sweeps that the connection shows. */
async function intervals(count: number): Promise<void> {
  const until = Date.now() + count * INTERVAL_SECONDS * 1_000;
  await eventually(`${count} intervals`, async () => Date.now(), {
    ...PATIENCE,
    timeoutMs: 60_000,
    until: (now) => now >= until,
  });
}

/** Copies of an open and of a paid payment in the database, and charges of the till at Nomod, newer than the paid one. */
async function stockUp([open, paid]: readonly { id: string; destination_id: string }[]): Promise<void> {
  if (!open || !paid) return;
  const sale = { amount: '10.00', silent: true, created: ago(1) };
  for (let made = 0; made < STOCK; made += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, STOCK - made) }, () =>
        shop.gateway.control('POST', `/accounts/${shop.gateway.apiKey}/charges`, sale),
      ),
    );
  const client = new Client({ connectionString: stage.databaseUrl });
  await client.connect();
  const tenant = { scope: { tenantId: shop.tenant.id, environmentId: shop.environment.id } };
  for (const [payment, range] of [
    [open, { from: 1, to: STOCK }],
    [paid, { from: STOCK + 1, to: 2 * STOCK }],
  ] as const) {
    const invoice_id = idOf('inv');
    const id = idOf('pay');
    const changes = {
      id,
      invoice_id,
      gateway_payment_id: `case when t.gateway_payment_id is not null then 'c' || n end`,
      payment_url: 'null',
      private_data: 'null',
    };
    await cloneRow(client, tenant, { table: 'payments', where: `id = '${payment.id}'`, range, changes });
  }
  await client.end();
}
