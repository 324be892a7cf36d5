import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { openConsole, type OpenedConsole } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

describe('what can be done with a whole list', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;
  let page: Page;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
  });
  afterAll(() => stack.stop());
  beforeEach(async () => {
    opened = await openConsole(stack, { colorScheme: 'light' });
    page = opened.page;
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await page.context().close();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const table = () => page.getByRole('table', { name: 'Invoices' });
  const totals = () => page.getByRole('list', { name: 'Totals of this list' });

  it('finds an invoice by its amount from anywhere', async () => {
    const invoice = await stack.invoice(await stack.customer('Amount Seeker'), { amount: '4321.50' });
    await page.goto(stack.urlOf('/customers'));
    await page.getByRole('table', { name: 'Customers' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('4,321.50');
    const hit = page.getByRole('option', { name: new RegExp(invoice.invoice_number) });
    await hit.getByText('AED 4,321.50').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(invoice.id));
  });

  it('says what all rows together ask, opens a row by a click, and saves all rows as a file', async () => {
    const customerId = await stack.customer('Whole List');
    const invoices = [];
    for (const amount of ['1000.50', '250.00']) invoices.push(await stack.invoice(customerId, { amount }));
    await page.goto(stack.urlOf(`/invoices?customer=${customerId}`));
    await totals().getByText('AED 1,250.50').first().waitFor();
    const saving = page.waitForEvent('download');
    await press(button('Export CSV'));
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(text.split('\r\n').filter((line) => line.includes('Whole List'))).toHaveLength(2);
    await table().getByRole('cell', { name: 'AED 250.00' }).first().click();
    await page.waitForURL(new RegExp(invoices[1]?.id ?? 'none'));
  });

  it('hides a column, and keeps filters as a view', async () => {
    await stack.invoice(await stack.customer('Own View'), { finalize: false });
    await page.goto(stack.urlOf('/invoices?status=draft'));
    await table().waitFor();
    await press(button('Columns'));
    await page.getByRole('menuitemcheckbox', { name: 'Nomod sync' }).click();
    await eventually('the column to be hidden', () => page.getByRole('columnheader', { name: 'Nomod sync' }).count(), {
      until: (count) => count === 0,
    });
    await page.keyboard.press('Escape');
    await press(button('Views'));
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('My drafts');
    await press(button('Save this view'));
    await page.goto(stack.urlOf('/invoices'));
    await table().waitFor();
    await expect(page.getByRole('columnheader', { name: 'Nomod sync' }).count()).resolves.toBe(0);
    await press(button('Views'));
    await page.getByRole('menuitem', { name: 'My drafts' }).click();
    await page.waitForURL(/status=draft/);
  });

  it('finalizes the chosen drafts with a result for each, and leaves out what is none', async () => {
    const customerId = await stack.customer('Many Drafts');
    for (const amount of ['10.00', '20.00']) await stack.invoice(customerId, { amount, finalize: false });
    const { invoice_number: number } = await stack.invoice(customerId, { amount: '30.00' });
    await page.goto(stack.urlOf(`/invoices?customer=${customerId}`));
    await page.getByRole('checkbox', { name: 'Select every invoice on this page' }).check();
    await page.getByText('3 selected').first().waitFor();
    await press(button('Finalize'));
    const dialog = page.getByRole('dialog', { name: 'Finalize' });
    await dialog.getByText('Applies to 2 of 3 selected invoices.').waitFor();
    await dialog.getByText('AED 30.00').waitFor();
    await dialog.getByText('Left out: only drafts can be finalized').waitFor();
    await press(dialog.getByRole('button', { name: 'Finalize: 2' }));
    await dialog.getByText('2 of 2 done').waitFor();
    await expect(dialog.getByText('Done', { exact: true }).count()).resolves.toBe(2);
    await press(dialog.getByRole('button', { name: 'Close' }).last());
    await eventually('no draft to be left', () => table().getByText('Draft', { exact: true }).count(), {
      until: (count) => count === 0,
    });
    await page.goto(stack.urlOf(`/invoices?search=${number}`));
    await page.getByRole('checkbox', { name: `Select ${number}` }).check();
    await press(button('Void'));
    const voiding = page.getByRole('dialog', { name: 'Void' });
    await press(voiding.getByRole('button', { name: 'Void: 1' }));
    await voiding.getByText('1 of 1 done').waitFor();
    await press(voiding.getByRole('button', { name: 'Close' }).last());
    await table().getByText('Void', { exact: false }).first().waitFor();
  });

  it('shows what a file would do to each row, then imports it once', async () => {
    const file = (text: string) => ({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.goto(stack.urlOf('/customers'));
    await press(button('Import CSV'));
    const dialog = page.getByRole('dialog', { name: 'Import customers' });
    const input = dialog.locator('input[type=file]');
    await input.setInputFiles(file('external_id,name,email\nimp-1,Palm,palm\n'));
    await dialog.getByText('Refused: 1. Nothing is written until every row is right.').waitFor();
    await dialog.getByText('Enter a valid email address.').waitFor();
    await input.setInputFiles(file('external_id,name\nimp-1,Palm\nimp-2,مقهى\n'));
    await dialog.getByText('New: 2. Nothing is written yet.').waitFor();
    await press(dialog.getByRole('button', { name: 'Import 2' }));
    await dialog.getByText('Added: 2').waitFor();
    await press(dialog.getByRole('button', { name: 'Close' }).last());
    await page.getByRole('link', { name: 'مقهى' }).waitFor();
  });

  it('lists the credit notes of all invoices', async () => {
    const invoice = await stack.invoice(await stack.customer('Credited'), { amount: '90.00' });
    await stack.api.post(`/invoices/${invoice.id}/credit-notes`, { amount: '15.25', reason: 'Late delivery' });
    await page.goto(stack.urlOf('/invoices'));
    await press(page.getByRole('link', { name: 'Credit notes' }));
    const notes = page.getByRole('table', { name: 'Credit notes' });
    await notes.getByText('AED 15.25').waitFor();
    await notes.getByText('Late delivery').waitFor();
    await notes.getByRole('link', { name: invoice.invoice_number }).waitFor();
  });

  it.each([
    ['desktop', { width: 1360, height: 900 }, 'light', 'en'],
    ['phone', { width: 390, height: 844 }, 'light', 'en'],
    ['dark', { width: 1360, height: 900 }, 'dark', 'en'],
    ['arabic', { width: 1360, height: 900 }, 'light', 'ar'],
  ] as const)('looks as it should: %s', async (name, viewport, colorScheme, language) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await page.addInitScript(`localStorage.setItem('remit-language', '${language}')`);
    await page.goto(stack.urlOf('/invoices?status=finalized&from=2020-01-01'));
    await page.locator('.list-totals li').first().waitFor();
    await page.locator('tbody .select input').first().check();
    await page.locator('.bulk-bar').waitFor();
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/invoices-${name}.png`, fullPage: false });
  });
});
