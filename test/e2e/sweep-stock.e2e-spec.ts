import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { type Billed, billed, silentSales } from '../support/pushed-invoice';
import type { LinkPayment } from '../support/remit-answers';
import { PATIENCE, type Shop } from '../support/shop';
import { Stage } from '../support/stage';
import { stockLinks, stockPages, stockPaid } from '../support/stock';

/**
 * Links that are open, as many that are paid, as many charges of others, and as many open pages of invoices: 10,000
 * for the whole stock.
 */
const STOCK = Number(process.env.SWEEP_STOCK ?? 150);
const INTERVAL_SECONDS = 2;
const SWEEPS = 6;

/** What a sweep costs while nothing is new, and how soon it finds what no event told of, in intervals. */
const MOST_CALLS = 12;
const FOUND_WITHIN = 2;
const REFUND_FOUND_WITHIN = 10;
const CANCEL_FOUND_WITHIN = 6;

const TIME_LIMIT_MS = 180_000 + STOCK * 60;

let stage: Stage;

beforeAll(async () => {
  stage = new Stage({ env: { POLL_INTERVAL_SECONDS: String(INTERVAL_SECONDS), RATE_LIMIT_PER_KEY: '100000' } });
  await stage.setUp();
}, 120_000);
afterAll(() => stage.tearDown(), 60_000);

describe(`${STOCK} open links and ${STOCK} paid ones`, () => {
  let shop: Shop;
  let payable: LinkPayment;
  let voided: LinkPayment;
  let paid: { id: string; chargeId: string };

  beforeAll(async () => {
    shop = await stage.newShop({ webhooks: false });
    payable = await shop.link();
    voided = await shop.link();
    await shop.post(`payments/${voided.id}/void`);
    await untilLinkIs('disabled');
    const { id, gateway_tracking_id } = await shop.link();
    await shop.gateway.payLink(gateway_tracking_id, { created: ago(2) });
    paid = { id, chargeId: String((await shop.untilPayment(id, 'succeeded')).gateway_payment_id) };
    await silentSales(shop, STOCK, { created: ago(1) });
    const at = { shop, databaseUrl: stage.databaseUrl };
    await stockLinks(at, payable.id, STOCK);
    await stockPaid(at, paid.id, STOCK);
  }, TIME_LIMIT_MS);

  const untilLinkIs = (status: string) =>
    eventually(`the voided link to be ${status}`, () => shop.gateway.readLink(voided.gateway_tracking_id), {
      ...PATIENCE,
      intervalMs: 100,
      until: (link) => link.status === status,
    });

  it(
    'cost a few calls',
    async () => {
      expect(await callsPerInterval(shop)).toBeLessThanOrEqual(MOST_CALLS);
    },
    TIME_LIMIT_MS,
  );

  it('a link of them that was paid is found', async () => {
    await shop.gateway.payLink(payable.gateway_tracking_id);
    const found = await intervalsUntil('payment', () => shop.untilPayment(payable.id, 'succeeded'));
    expect(found).toBeLessThanOrEqual(FOUND_WITHIN);
  }, 60_000);

  it('a refund of one that was paid is found', async () => {
    await shop.gateway.control('POST', `/charges/${paid.chargeId}/refund`, {});
    const found = await intervalsUntil('refund', () => shop.untilPayment(paid.id, 'refunded'));
    expect(found).toBeLessThanOrEqual(REFUND_FOUND_WITHIN);
  }, 60_000);

  it('a voided one that was enabled at Nomod is switched off again', async () => {
    await shop.gateway.control('POST', `/links/${voided.gateway_tracking_id}/enable`);
    const found = await intervalsUntil('enabled link', () => untilLinkIs('disabled'));
    expect(found).toBeLessThanOrEqual(FOUND_WITHIN);
  }, 60_000);
});

describe(`${STOCK} open pages of invoices`, () => {
  let shop: Shop;
  let bill: Billed;

  beforeAll(async () => {
    shop = await stage.newShop({ webhooks: false, syncsInvoices: true });
    bill = await billed(shop, (await shop.newCustomer()).id);
    const { nomodCustomer } = bill;
    const at = { shop, databaseUrl: stage.databaseUrl };
    await stockPages(at, { invoiceId: bill.invoice.id, nomodCustomer }, STOCK);
  }, TIME_LIMIT_MS);

  it(
    'cost a few calls',
    async () => {
      expect(await callsPerInterval(shop)).toBeLessThanOrEqual(MOST_CALLS);
    },
    TIME_LIMIT_MS,
  );

  it('one that asks another amount than is owed is made anew', async () => {
    const { id } = bill.invoice;
    // As if nobody could reach Nomod when what is owed changed.
    await onDatabase(stage.databaseUrl, (sql) =>
      sql.query('update invoice_syncs set amount_minor = amount_minor - 100 where id = $1', [id]),
    );
    const untilAnew = () =>
      eventually('another page', () => shop.readInvoice(id), {
        ...PATIENCE,
        until: ({ metadata }) => ![undefined, bill.nomodId].includes(metadata.nomod_invoice_id),
      });
    expect(await intervalsUntil('page', untilAnew)).toBeLessThanOrEqual(FOUND_WITHIN);
  }, 60_000);

  it('one that somebody cancelled at Nomod is handed out no more', async () => {
    const { id } = bill.invoice;
    const sync = () => shop.get<{ state: string; nomod_invoice_id: string }>(`invoices/${id}/sync`);
    const { nomod_invoice_id: page } = await eventually('the page', sync, {
      ...PATIENCE,
      until: ({ state }) => state === 'synced',
    });
    await shop.gateway.control('POST', `/invoices/${page}/cancel`);
    const untilKnown = () => eventually('a row', sync, { ...PATIENCE, until: ({ state }) => state === 'failed' });
    expect(await intervalsUntil('cancelled page', untilKnown)).toBeLessThanOrEqual(CANCEL_FOUND_WITHIN);
  }, 60_000);
});

const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

const intervalsSince = (startedAt: number): number => (Date.now() - startedAt) / 1_000 / INTERVAL_SECONDS;

async function intervalsUntil(what: string, found: () => Promise<unknown>): Promise<number> {
  const startedAt = Date.now();
  await found();
  return shown(`intervals until the ${what} was found`, intervalsSince(startedAt));
}

/** While nothing is new, after two sweeps in which the stock may be. */
async function callsPerInterval(shop: Shop): Promise<number> {
  await untilSwept(shop, 2);
  const [before, countedSince] = [await shop.gateway.allCalls(), Date.now()];
  await untilSwept(shop, SWEEPS);
  return shown('calls in an interval', ((await shop.gateway.allCalls()) - before) / intervalsSince(countedSince));
}

function shown(what: string, figure: number): number {
  if (process.env.SWEEP_STOCK) console.info({ STOCK, [what]: figure });
  return figure;
}

/** Until so many sweeps more have ended: each moves the time that the connection shows. */
async function untilSwept(shop: Shop, count: number): Promise<void> {
  const times = new Set<string | null | undefined>();
  const look = async () => {
    const { sweep } = await shop.get<{ sweep: { swept_at: string | null } | null }>(
      `connections/${shop.connection.id}/calls`,
    );
    return times.add(sweep?.swept_at).size;
  };
  await eventually(`${count} sweeps`, look, { ...PATIENCE, timeoutMs: 90_000, until: (seen) => seen > count });
}
