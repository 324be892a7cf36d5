import type { Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

describe('incoming events', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;
  let page: Page;
  let connectionId: string;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    connectionId = await stack.connect();
  });
  afterAll(() => stack.stop());
  beforeEach(async () => {
    opened = await openConsole(stack, { colorScheme: 'dark' });
    page = opened.page;
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await page.context().close();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
  /** A charge is told of by several events; the first one that is worked on settles it. */
  const settlingEvent = (payment: { id: string }) =>
    eventually('an event to have settled the payment', async () => {
      const path = '/webhooks/deliveries';
      const { items } = await stack.api.get<{ items: { id: string }[] }>(`${path}?payment_id=${payment.id}`);
      for (const { id } of items) {
        const { steps } = await stack.api.get<{ steps: { outcome: string | null }[] }>(`${path}/${id}`);
        if (steps.some(({ outcome }) => outcome === 'invoice.payment_recorded')) return id;
      }
      return undefined;
    });

  it('shows an incoming event with its body, and finds it by result, charge and payment', async () => {
    const payment = await stack.link();
    const { id: chargeId } = await stack.pay(payment);
    await stack.control.post(stack.accountPath('/charges'), { amount: '33.00', currency: 'AED' });
    await page.goto(stack.urlOf(`/developers/events?charge=${chargeId}`));
    const table = page.getByRole('table', { name: 'Incoming events' });
    await table.getByText('Processed').first().waitFor();
    await page.getByLabel('Search by charge id').fill('');
    await page.getByLabel('Result').selectOption('not_ours');
    await table.getByText('Not ours').first().waitFor();
    await expect(table.getByText('Processed').count()).resolves.toBe(0);
    await press(button('Clear filters'));
    await page.getByLabel('Search by payment id').fill(payment.id);
    const settling = await settlingEvent(payment);
    const toEvent = page.locator(`a[href$="${settling}"]`);
    const row = table.getByRole('row').filter({ has: toEvent, hasText: 'Processed' });
    await row.getByRole('link', { name: `pay_…${payment.id.slice(-6)}` }).waitFor();
    await press(row.getByRole('rowheader').getByRole('link'));
    await page.getByRole('region', { name: 'Raw body' }).getByText(chargeId).first().waitFor();
    const records = page.getByRole('region', { name: 'Resulting records' });
    for (const id of [payment.id, payment.destination_id]) await records.getByRole('link', { name: id }).waitFor();
    const steps = page.getByRole('region', { name: 'Steps taken' }).getByRole('listitem');
    await steps.filter({ hasText: 'Applied Reconciled' }).waitFor();
    const headers = page.getByRole('region', { name: 'Headers' });
    await headers.getByText('svix-timestamp').waitFor();
    await expect(headers.getByText('svix-signature').count()).resolves.toBe(0);
    for (const fact of ['Request id', 'Message id', 'Source']) await page.getByText(fact, { exact: true }).waitFor();
    await press(button('Replay'));
    await press(dialog('Replay this event?').getByRole('button', { name: 'Replay' }));
    await said('Event is being handled again');
    await page.locator('.page-title .status', { hasText: 'Ignored – duplicate' }).waitFor();
    const wanted = [
      'Received and stored',
      'Verified Signature of Nomod',
      'Charge read back from Nomod Paid',
      'Matched Processed',
      'Applied Paid',
      'Applied Reconciled',
      'Replay',
      'Charge read back from Nomod Paid',
      'Matched Ignored – duplicate',
    ];
    await eventually('every step to be shown', async () => {
      const shown = (await steps.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
      return shown.length === wanted.length && wanted.every((step, index) => shown[index]?.startsWith(step));
    });
    await steps
      .filter({ hasText: /^Replay/ })
      .getByText(/key_/)
      .waitFor();
    const { amount_paid: paid } = await stack.api.get<{ amount_paid: string }>(`/invoices/${payment.destination_id}`);
    expect(paid).toBe('120.00');
  });

  it('finds incoming events by day, keeps the filter in the address, and says how long they are kept', async () => {
    await stack.pay(await stack.link());
    await page.goto(stack.urlOf('/developers/events'));
    await page.getByText('Kept for 90 days').waitFor();
    const table = page.getByRole('table', { name: 'Incoming events' });
    await table.getByRole('columnheader', { name: 'Attempts' }).waitFor();
    await table.getByRole('columnheader', { name: 'Time taken' }).waitFor();
    await page.getByLabel('Received until').fill('2020-01-31');
    await page.getByText('Nothing fits these filters.').waitFor();
    expect(page.url()).toContain('to=2020-01-31');
    await page.reload();
    await expect(page.getByLabel('Received until').inputValue()).resolves.toBe('2020-01-31');
    await press(button('Clear filters').first());
    await page.getByLabel('Received from').fill('2020-01-31');
    await table.getByText('Processed').first().waitFor();
    await page.goto(stack.urlOf('/developers/events?result=rejected&charge=any'));
    await page.getByText('Nothing fits these filters.').waitFor();
  });

  it('shows what was rejected, without its content', async () => {
    await page.goto(stack.urlOf('/developers/events?result=rejected'));
    await page.getByText('Nothing was rejected.').waitFor();
    const url = `${stack.remit.url}/api/v1/webhooks/nomod/${stack.tenantId}/${stack.environment.id}`;
    const forged = await fetch(url, {
      method: 'POST',
      headers: { 'svix-id': 'msg_1', 'svix-timestamp': '1', 'svix-signature': 'v1,forged' },
      body: '{"type":"charge.completed","data":{"id":"forged-by-a-stranger"}}',
    });
    expect(forged.status).toBe(400);
    const row = page.getByRole('row').filter({ hasText: 'Rejected' });
    await eventually('the call to be listed', async () => {
      await page.reload();
      await row.waitFor({ timeout: 2_000 });
      return true;
    });
    await row.getByText(forged.headers.get('x-request-id') ?? 'no id').waitFor();
    expect(await page.content()).not.toContain('forged-by-a-stranger');
    await screenshot(page, 'events-rejected');
  });

  it('replays an unmatched event without asking', async () => {
    await stack.pushInvoices(connectionId, true);
    await stack.saleToCustomerOf((await stack.invoice()).id);
    await page.goto(stack.urlOf('/developers/events?result=unmatched'));
    await press(page.getByRole('button', { name: 'Replay' }).first());
    await said('Event is being handled again');
  });
});
