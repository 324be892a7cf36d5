import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { onDatabase } from '../support/on-database';
import { KEYS } from '../support/remit-process';
import type { InvoiceAnswer, LinkPayment } from '../support/remit-answers';
import type { Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';
import { databaseUrl } from '../support/test-cluster';

jest.setTimeout(LONG);

const SCRIPT = path.resolve(__dirname, '../../dist/apps/api/recover.js');

/** As apps/api/PRODUCTION.md says it: back up, go on working, restore, recover. */
describe('after a restore', () => {
  const backup = `restored_${randomBytes(8).toString('hex')}`;
  let original = '';
  let isRestored = false;
  const stage = useStage({
    databaseUrl: async (url) => {
      original = url;
      return isRestored ? databaseUrl(url, backup) : url;
    },
  });
  afterAll(async () => {
    await onServer(`drop database if exists ${backup} with (force)`);
  });

  const onServer = (sql: string) =>
    onDatabase(databaseUrl(original, 'postgres'), async (client) => void (await client.query(sql)));

  const recover = (nomodUrl = shops.links.gateway.url): Promise<{ code: number; said: string }> =>
    new Promise((resolve) => {
      const env = {
        ...KEYS,
        PATH: process.env.PATH,
        DATABASE_URL: databaseUrl(original, backup),
        NOMOD_API_URL: nomodUrl,
        PUBLIC_URL: stage.remit.url,
      };
      execFile(process.execPath, [SCRIPT], { env }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
      );
    });

  /** Billed before the backup. */
  const kept: { unlinked: InvoiceAnswer; refunded: LinkPayment } = {} as never;
  /** Made in the time that is lost. */
  const lost: { link: LinkPayment; open: LinkPayment; paid: LinkPayment; pushed: InvoiceAnswer[] } = {} as never;
  const shops: { links: Shop; pushes: Shop } = {} as never;
  const numbers: string[] = [];
  let saidFirst = '';

  const billed = async (shop: Shop): Promise<InvoiceAnswer> => {
    const invoice = await shop.invoice();
    numbers.push(`${shop.tenant.id} ${invoice.invoice_number}`);
    return invoice;
  };
  const rows = async (shop: Shop, kind: string) => (await shop.attention()).filter((item) => item.kind === kind);
  const isAbout = (id: string) => (item: { evidence: object }) => JSON.stringify(item.evidence).includes(id);

  beforeAll(async () => {
    shops.links = await stage.newShop();
    shops.pushes = await stage.newShop({ syncsInvoices: true });
    kept.unlinked = await billed(shops.links);
    kept.refunded = await shops.links.link(await billed(shops.links));
    await shops.links.gateway.payLink(kept.refunded.gateway_tracking_id);
    await shops.links.untilPayment(kept.refunded.id, 'succeeded');
    await shops.pushes.untilSynced((await billed(shops.pushes)).id);
    await stage.untilSettled();
    await stage.remit.stop();
    await onServer(`create database ${backup} template "${new URL(original).pathname.slice(1)}"`);

    await stage.restart();
    lost.link = await shops.links.link(kept.unlinked);
    lost.open = await shops.links.link(await billed(shops.links));
    lost.paid = await shops.links.link(await billed(shops.links));
    await shops.links.gateway.payLink(lost.paid.gateway_tracking_id);
    await shops.links.untilPayment(lost.paid.id, 'succeeded');
    await shops.links.post(`payments/${kept.refunded.id}/refund`, { amount: '30.00' });
    lost.pushed = [await billed(shops.pushes), await billed(shops.pushes)];
    for (const { id } of lost.pushed) await shops.pushes.untilSynced(id);
    await stage.untilSettled();
    await stage.remit.stop();

    isRestored = true;
    // Nomod is away at first: nothing is lost by trying.
    expect(await recover('http://127.0.0.1:1')).toMatchObject({
      code: 1,
      said: expect.stringContaining('NOT COMPLETE'),
    });
    const { code, said } = await recover();
    saidFirst = said;
    expect([code, said]).toEqual([0, said]);
    await stage.restart();
  }, LONG);

  it('is told what was lost, in words', () => {
    expect(saidFirst).toContain(`is the link of invoice ${kept.unlinked.id} again`);
    expect(saidFirst).toMatch(/Numbers go on with INV-\d{6}-00005/);
    expect(saidFirst.match(/needs attention/g)).toHaveLength(5);
  });

  it('no number is given twice', async () => {
    for (const shop of [shops.links, shops.pushes]) await billed(shop);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('a link of an invoice that is known is that of the invoice again, and is paid', async () => {
    const { id, gateway_tracking_id, payment_url } = lost.link;
    expect(await shops.links.readPayment(id)).toMatchObject({ gateway_tracking_id, payment_url });
    await shops.links.gateway.payLink(gateway_tracking_id);
    expect(await shops.links.untilInvoice(kept.unlinked.id, 'succeeded')).toMatchObject({ amount_remaining: '0.00' });
  });

  it('a refund of the lost time is booked', async () => {
    expect(await shops.links.untilPayment(kept.refunded.id, 'partially_refunded')).toMatchObject({
      refunded_amount: '30.00',
    });
  });

  it('links and invoices of invoices that are not known stand before a person', async () => {
    await stage.untilSettled();
    const links = await rows(shops.links, 'lost_object');
    for (const { gateway_tracking_id } of [lost.open, lost.paid])
      expect(links.filter(isAbout(gateway_tracking_id))).toHaveLength(1);
    expect(links).toHaveLength(2);
    const invoices = await rows(shops.pushes, 'lost_object');
    expect(invoices).toHaveLength(2);
    for (const { invoice_number } of lost.pushed)
      expect(invoices.filter(isAbout(invoice_number ?? ''))).toHaveLength(1);
  });

  it('money that was taken on a lost link is matched to the invoice that is made again, once', async () => {
    const [row] = await rows(shops.links, 'lost_charge');
    const again = await billed(shops.links);
    await shops.links.post(`attention/${row?.id}/match`, { invoice_id: again.id, charge_id: row?.charge_id });
    expect(await shops.links.untilInvoice(again.id, 'succeeded')).toMatchObject({ amount_paid: '100.00' });
  });

  it('an old link, and an old invoice, that are paid now are put before a person at once', async () => {
    const onLink = await shops.links.gateway.payLink(lost.open.gateway_tracking_id);
    await shops.links.untilDelivery(onLink.id, 'unmatched');
    expect(await rows(shops.links, 'lost_charge')).toMatchObject([{ charge_id: onLink.id, status: 'open' }]);
    const [at] = (await shops.pushes.gateway.objects()).invoices.filter(
      ({ invoice_number }) => invoice_number === lost.pushed[0]?.invoice_number,
    );
    const onInvoice = await shops.pushes.gateway.payInvoice(at?.id ?? '');
    await shops.pushes.untilDelivery(onInvoice.id, 'unmatched');
    expect(await rows(shops.pushes, 'lost_charge')).toMatchObject([{ charge_id: onInvoice.id }]);
  });

  it('may be repeated: nothing is asked twice, and no number is left out again', async () => {
    await stage.untilSettled();
    const before = await Promise.all([shops.links, shops.pushes].map((shop) => shop.attention()));
    const { code, said } = await recover();
    expect([code, said]).toEqual([0, said]);
    expect(said).not.toContain('Numbers go on');
    await stage.untilSettled();
    const after = await Promise.all([shops.links, shops.pushes].map((shop) => shop.attention()));
    const named = (lists: typeof after) =>
      lists.map((items) => items.map(({ id, status }) => `${id} ${status}`).sort());
    expect(named(after)).toEqual(named(before));
  });
});
