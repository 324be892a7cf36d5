import type { Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { openConsole, screenshot, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

describe('how the business stands', () => {
  let stack: ConsoleStack;
  let customerId: string;
  let offlineId: string;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.connect();
    await stack.api.put('/business-profile', { time_zone: 'Asia/Dubai' });
    customerId = await stack.customer('Palm Bakery');
    await finalized(customerId, '300.00', { due_date: daysAgo(40), issue_date: daysAgo(60) });
    const { id } = await finalized(customerId, '1250.50');
    offlineId = (await stack.payOffline(id, '250.50')).id;
    await stack.invoice(customerId, { amount: '9.500', currency: 'KWD' });
    const link = await stack.link();
    await stack.pay(link);
    await eventually('the link to be paid', () => stack.api.get<{ payment_status: string }>(`/payments/${link.id}`), {
      until: ({ payment_status: status }) => status === 'succeeded',
    });
  }, 60_000);
  afterAll(() => stack.stop());

  async function finalized(customer: string, amount: string, days: object = {}): Promise<{ id: string }> {
    const line_items = [{ display_name: 'Bread', quantity: '1', amount }];
    const draft = { customer_id: customer, currency: 'AED', line_items, ...days };
    const { id } = await stack.api.post<{ id: string }>('/invoices', draft);
    return stack.api.post<{ id: string }>(`/invoices/${id}/finalize`);
  }

  async function visit(page: Page, path: string): Promise<void> {
    await page.goto(stack.urlOf(path));
    await page.locator('main h1').first().waitFor();
    await standsStill(page);
  }

  const figure = (page: Page, name: string) => page.locator(`.standing [data-name=${name}]`).innerText();

  it('is told on the home page, by currency and period', async () => {
    const { page, problems } = await openConsole(stack);
    await visit(page, '');
    expect(await figure(page, 'collected')).toContain('AED 370.50');
    expect(await figure(page, 'outstanding')).toContain('AED 1,300.00');
    expect(await figure(page, 'outstanding')).toContain('2 open invoices');
    expect(await figure(page, 'overdue')).toContain('AED 300.00');
    expect(await figure(page, 'overdue')).toContain('1 invoice past its due date');
    await page.getByText('Days are those of Asia/Dubai', { exact: false }).waitFor();
    await page.getByText('100% of links paid').waitFor();
    await page.getByRole('row', { name: /Palm Bakery/ }).waitFor();
    await page.getByText('Times in Asia/Dubai (GMT+4)').waitFor();
    await screenshot(page, 'home-full');
    await page.getByRole('radiogroup').getByText('KWD').click();
    await page.locator('.standing').getByText('KWD 9.500').first().waitFor();
    await page.getByLabel('Period').selectOption('Last month');
    await eventually('the period in the address', async () => page.url(), {
      until: (url) => url.includes('period=lastMonth') && url.includes('currency=KWD'),
    });
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('is told of a customer, with a statement to send', async () => {
    const { page, problems } = await openConsole(stack);
    await visit(page, `/customers/${customerId}`);
    const balance = page.getByRole('table', { name: 'Balance' });
    await balance.getByRole('row', { name: /^AED .*AED 1,300\.00/ }).waitFor();
    await page
      .getByRole('link', { name: 'Create an invoice' })
      .or(page.getByRole('link', { name: 'Create invoice' }))
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Statement' }).click();
    const table = page.getByRole('table', { name: 'Statement in AED' });
    await table.getByRole('row', { name: /Payment INV-.* 250\.50 .*AED 1,300\.00/ }).waitFor();
    await screenshot(page, 'customer-statement-full');
    for (const [button, name] of [
      ['Download CSV', /^statement-.*\.csv$/],
      ['Download PDF', /^statement-.*-AED\.pdf$/],
    ] as const) {
      const saved = page.waitForEvent('download');
      await press(page.getByRole('button', { name: button }).first());
      expect((await saved).suggestedFilename()).toMatch(name);
    }
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('is reconciled by month, and each figure opens its payments', async () => {
    const { page, problems } = await openConsole(stack);
    await visit(page, '/reconciliation');
    await page.getByText('Everything agrees').first().waitFor();
    const open = async (name: RegExp) => {
      await press(page.getByRole('button', { name }).first());
      await standsStill(page);
    };
    await open(/^Taken by Nomod AED 120\.00 1 payment$/);
    await page
      .getByRole('table', { name: 'Taken by Nomod' })
      .getByRole('row', { name: /120\.00 .*Agrees/ })
      .waitFor();
    await open(/^Received outside Nomod AED 250\.50/);
    const row = page.getByRole('table', { name: 'Received outside Nomod' }).getByRole('row', { name: /Outside Nomod/ });
    expect(await row.getByRole('link').getAttribute('href')).toContain(offlineId);
    await screenshot(page, 'reconciliation-full');
    await page.getByLabel('Month').selectOption({ index: 3 });
    await page.getByText(/^No money moved in /).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
