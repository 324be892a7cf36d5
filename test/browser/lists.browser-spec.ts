import type { Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { openConsole, type OpenedConsole, screenshot, sidewaysScroll } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

describe('lists of invoices and payments', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;
  let page: Page;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.connect();
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

  it('sorts by a column and narrows to days, in the address too', async () => {
    const customerId = await stack.customer('Sorted');
    for (const amount of ['30.00', '10.00', '20.00']) await stack.invoice(customerId, { amount });
    await page.goto(stack.urlOf(`/invoices?customer=${customerId}`));
    const header = page.getByRole('columnheader', { name: 'Amount', exact: true });
    const amounts = () => page.locator('tbody tr td[data-label="Amount"]').allInnerTexts();
    const order = (texts: string[]) => ({ until: (shown: string[]) => shown.join() === texts.join() });
    await press(header.getByRole('button'));
    await eventually('the largest first', amounts, order(['AED 30.00', 'AED 20.00', 'AED 10.00']));
    await expect(header.getAttribute('aria-sort')).resolves.toBe('descending');
    await press(header.getByRole('button'));
    await eventually('the smallest first', amounts, order(['AED 10.00', 'AED 20.00', 'AED 30.00']));
    expect(new URL(page.url()).searchParams.get('sort')).toBe('amount_due');
    await page.getByLabel('Created until').fill('2020-01-01');
    await page.getByText('Nothing fits these filters.').waitFor();
    await page.getByLabel('Created until').fill('2999-01-01');
    await page.getByLabel('Created from').fill('2020-01-01');
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await stack.link();
    await page.goto(stack.urlOf('/payments?sort=-amount&from=2020-01-01'));
    await page.getByRole('table', { name: 'Payments' }).waitFor();
    await page.goto(stack.urlOf('/customers?sort=name'));
    await page.getByRole('columnheader', { name: 'Name' }).and(page.locator('[aria-sort=ascending]')).waitFor();
  });

  it('keeps search, filters and the page of a list in its address', async () => {
    const customerId = await stack.customer('Page Turner');
    for (let count = 0; count < 27; count += 1) await stack.invoice(customerId, { finalize: false });
    await page.goto(stack.urlOf(`/invoices?customer=${customerId}`));
    await page.getByText('Showing 1 to 25 of 27').waitFor();
    await press(button('Next'));
    await page.getByText('Showing 26 to 27 of 27').waitFor();
    await page.reload();
    await page.getByText('Showing 26 to 27 of 27').waitFor();
    await page.getByLabel('Rows per page').selectOption('50');
    await page.getByText('Showing 1 to 27 of 27').waitFor();
    await page.getByLabel('Status').selectOption('voided');
    await page.getByText('Nothing fits these filters.').waitFor();
    await press(button('Clear filters').first());
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    expect(new URL(page.url()).searchParams.get('status')).toBeNull();
  });

  it('says that there are more where it counts no further, and goes on past that', async () => {
    const customerId = await stack.customer('Ten Thousand');
    const { id } = await stack.invoice(customerId, { finalize: false });
    await stack.copyDraft(id, 10_029);
    await page.goto(stack.urlOf(`/invoices?customer=${customerId}`));
    await page.getByText('Showing 1 to 25 of 10,000+', { exact: true }).waitFor();
    await page.goto(stack.urlOf(`/invoices?customer=${customerId}&offset=10000`));
    await page.getByText('Showing 10,001 to 10,025 of 10,000+', { exact: true }).waitFor();
    await press(button('Next'));
    await page.getByText('Showing 10,026 to 10,030', { exact: false }).waitFor();
    await expect(button('Next').isDisabled()).resolves.toBe(true);
    await press(button('العربية'));
    await page.getByText(/10,000\+/).waitFor();
  });

  it('narrows invoices to where they stand at Nomod', async () => {
    const customerId = await stack.customer('Two Ways');
    const { invoice_number: off } = await stack.invoice(customerId);
    await stack.invoice(customerId, { finalize: false });
    await page.goto(stack.urlOf(`/invoices?customer=${customerId}`));
    const table = page.getByRole('table', { name: 'Invoices' });
    await table.getByRole('cell', { name: 'Off' }).waitFor();
    await table.getByRole('cell', { name: 'Not synced' }).waitFor();
    await page.getByLabel('Nomod sync').selectOption('off');
    await page.getByText('Showing 1 to 1 of 1').waitFor();
    await table.getByText(off).waitFor();
    await page.getByLabel('Nomod sync').selectOption('none');
    await table.getByText('Draft').first().waitFor();
    expect(new URL(page.url()).searchParams.get('sync')).toBe('none');
    await page.getByLabel('Nomod sync').selectOption('synced');
    await page.getByText('Nothing fits these filters.').waitFor();
  });

  it('finds a payment by its id, invoice, customer, charge and link, in the address too', async () => {
    const invoice = await stack.invoice(await stack.customer('Nadia Al Suwaidi'));
    const payment = await stack.link(invoice.id);
    const other = await stack.link();
    const { id: chargeId } = await stack.pay(payment);
    await eventually('the payment to have its charge', () =>
      stack.api
        .get<{ gateway_payment_id: string | null }>(`/payments/${payment.id}`)
        .then((found) => found.gateway_payment_id === chargeId),
    );
    await page.goto(stack.urlOf('/payments'));
    const search = page.getByRole('searchbox', { name: /Search by id/ });
    for (const text of [payment.id, invoice.invoice_number, 'al suwaidi', chargeId, payment.payment_url]) {
      await search.fill(text);
      await page.getByText('Showing 1 to 1 of 1').waitFor();
      await button(`Actions for ${payment.id}`).waitFor();
      await expect(button(`Actions for ${other.id}`).count()).resolves.toBe(0);
      await search.fill('');
      await button(`Actions for ${other.id}`).waitFor();
    }
    await search.fill('nobody of that name');
    await page.getByText('Nothing fits these filters.').waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe('nobody of that name');
  });

  it('begins a payment with its amount and state, says who paid what and how, and keeps a row on one line', async () => {
    const longName = 'The Very Long Name of a Trading and General Contracting Company of the Northern Emirates LLC';
    await stack.invoice(await stack.customer(longName));
    await page.goto(stack.urlOf('/invoices'));
    const cut = page.getByTitle(longName).first();
    await cut.waitFor();
    expect((await page.getByRole('row').filter({ has: cut }).boundingBox())?.height).toBeLessThan(60);
    expect(await sidewaysScroll(page)).toBe(0);
    await screenshot(page, 'long-name');

    const invoice = await stack.invoice(await stack.customer('Huda Saleh'));
    const payment = await stack.link(invoice.id);
    const url = stack.urlOf(`/payments?invoice=${invoice.id}`);
    await page.goto(url);
    const row = page.getByRole('row').filter({ has: button(`Actions for ${payment.id}`) });
    await row.getByRole('rowheader', { name: 'AED 120.00 Pending', exact: true }).waitFor();
    await row.getByRole('cell', { name: 'Payment Link', exact: true }).waitFor();
    await stack.pay(payment);
    await row.getByRole('rowheader', { name: 'AED 120.00 Succeeded', exact: true }).waitFor();
    await row.getByRole('cell', { name: /^\S+ •••• \d{4}$/ }).waitFor();
    const cells = await row.locator('th, td').allInnerTexts();
    expect(cells.slice(0, 3).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'AED 120.00 Succeeded',
      'Huda Saleh',
      invoice.invoice_number,
    ]);
    expect((await row.boundingBox())?.height).toBeLessThan(60);
    await row.getByRole('link', { name: 'AED 120.00' }).click();
    await page.getByRole('heading', { name: `Payment of ${invoice.invoice_number}` }).waitFor();
    expect(page.url()).toBe(stack.urlOf(`/payments/${payment.id}`));
    await page.goto(url);
    await press(button('Columns'));
    await page.getByRole('menuitemcheckbox', { name: 'Payment id' }).click();
    await row.getByText(`pay_…${payment.id.slice(-6)}`).waitFor();
    await page.reload();
    await row.getByText(`pay_…${payment.id.slice(-6)}`).waitFor();
  });
});
