import { cloneRow, idOf } from '../bench/clone-rows';
import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { silentSales } from '../support/pushed-invoice';
import type { LinkPayment } from '../support/remit-answers';
import { PATIENCE, type Shop } from '../support/shop';
import { Stage } from '../support/stage';

/** Links that are open, and as many that are paid, with as many charges of others: 10,000 for the whole stock. */
const STOCK = Number(process.env.SWEEP_STOCK ?? 150);
const INTERVAL_SECONDS = 2;
const SWEEPS = 12;

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
    await stockUp(payable, paid);

    // Two sweeps in which nothing is new, then those that are counted.
    await untilSwept(2);
    const [before, countedSince] = [await shop.gateway.allCalls(), Date.now()];
    await untilSwept(SWEEPS);
    const perInterval = ((await shop.gateway.allCalls()) - before) / intervalsSince(countedSince);

    const linkPaidAt = Date.now();
    await shop.gateway.payLink(payable.gateway_tracking_id);
    await shop.untilPayment(payable.id, 'succeeded');
    const paymentFoundAfter = intervalsSince(linkPaidAt);

    const refundedAt = Date.now();
    await shop.gateway.control('POST', `/charges/${String(chargeId)}/refund`, {});
    await shop.untilPayment(paid.id, 'refunded');
    const refundFoundAfter = intervalsSince(refundedAt);
    if (process.env.SWEEP_STOCK) console.info({ STOCK, perInterval, paymentFoundAfter, refundFoundAfter });

    expect(perInterval).toBeLessThanOrEqual(12);
    expect(paymentFoundAfter).toBeLessThanOrEqual(2);
    expect(refundFoundAfter).toBeLessThanOrEqual(10);
  },
  TIME_LIMIT_MS,
);

const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

const intervalsSince = (startedAt: number): number => (Date.now() - startedAt) / 1_000 / INTERVAL_SECONDS;

/** Until so many sweeps more have ended: each moves the time that the connection shows. */
async function untilSwept(count: number): Promise<void> {
  const times = new Set<string | null | undefined>();
  const look = async () => {
    const { sweep } = await shop.get<{ sweep: { swept_at: string | null } | null }>(
      `connections/${shop.connection.id}/calls`,
    );
    return times.add(sweep?.swept_at).size;
  };
  await eventually(`${count} sweeps`, look, { ...PATIENCE, timeoutMs: 90_000, until: (seen) => seen > count });
}

/** Copies of an open and of a paid payment in the database, and charges of others at Nomod, newer than the paid one. */
async function stockUp(open: LinkPayment, paid: LinkPayment): Promise<void> {
  await silentSales(shop, STOCK, { created: ago(1) });
  const tenant = { scope: { tenantId: shop.tenant.id, environmentId: shop.environment.id } };
  await onDatabase(stage.databaseUrl, async (client) => {
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
  });
}
