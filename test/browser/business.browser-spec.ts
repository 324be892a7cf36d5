import { readFileSync } from 'node:fs';
import { eventually } from '../support/probe';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { JsonClient } from './support/json-client';

let stack: ConsoleStack;
let opened: OpenedConsole;

beforeAll(async () => {
  stack = await ConsoleStack.start();
});
afterAll(() => stack.stop());
beforeEach(async () => {
  opened = await openConsole(stack, { permissions: ['clipboard-read', 'clipboard-write'] });
});
afterEach(async () => {
  expect(opened.problems).toEqual([]);
  await opened.page.context().close();
});

it('the business profile is filled in the console and stands on the page of the invoice', async () => {
  const { page } = opened;
  await page.goto(stack.urlOf('/business'));
  await page.getByLabel('Trade name').fill('Palm Bakery');
  await page.getByLabel('Tax number (TRN)').fill('100123456700003');
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('nowhere');
  await page.getByText('No time zone is called so.').waitFor();
  await zone.fill('gulf');
  await page.getByRole('option', { name: 'Asia/Muscat' }).waitFor();
  await zone.fill('utc+04');
  await page.getByRole('option', { name: 'Asia/Dubai' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Business profile saved').waitFor();

  const { id, invoice_number: number } = await stack.invoice();
  await page.goto(stack.urlOf(`/invoices/${id}`));
  const card = page.getByRole('region', { name: 'Customer page' });
  const url = await card.getByLabel('Link for the customer').inputValue();
  await card.getByRole('button', { name: 'Copy link' }).click();
  await card.getByText('Copied').waitFor();
  await expect(page.evaluate('navigator.clipboard.readText()')).resolves.toBe(url);
  await card.getByRole('button', { name: 'Show QR code' }).click();
  await card.getByRole('img', { name: 'QR code of the customer page' }).waitFor();
  const saved = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Save QR code' }).click();
  const picture = readFileSync(await (await saved).path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  const message = String(await card.getByRole('link', { name: 'WhatsApp' }).getAttribute('href'));
  expect(decodeURIComponent(message)).toContain(`Invoice ${number} of AED 120.00: ${url}`);
  await screenshot(page, 'invoice-customer-page');

  await page.goto(url);
  await page.getByRole('heading', { name: `Tax invoice ${number}` }).waitFor();
  await page.getByText('Palm Bakery').first().waitFor();
  await page.goBack();
  await card.getByRole('button', { name: 'Replace link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replace link' }).click();
  await page.getByText('The link for the customer was replaced').waitFor();
  expect(await card.getByLabel('Link for the customer').inputValue()).not.toBe(url);
  expect((await fetch(url)).status).toBe(404);
});

it('the page of a sample invoice beside the profile follows what is typed, before it is saved', async () => {
  const { page } = opened;
  // Without a connection the customer could not pay, and the preview would offer no button.
  await stack.connect();
  await page.goto(stack.urlOf('/business'));
  const preview = page.getByRole('region', { name: 'What the customer gets' });
  await page.getByLabel('Tax number (TRN)').fill('');
  await preview.getByText('Invoice INV-…', { exact: true }).waitFor();
  await page.getByLabel('Trade name').fill('Date & Sons');
  await page.getByLabel('Tax number (TRN)').fill('100999');
  await page.getByLabel('Tax rate of a new line').fill('5');
  await page.getByLabel('Colour of the Pay button').fill('#ffe08a');
  await preview.getByText('Date & Sons').first().waitFor();
  await preview.getByText('Tax invoice INV-…').waitFor();
  await preview.getByText('TRN 100999').waitFor();
  await preview.getByText('Pay AED 1,050.00').waitFor();
  const colours = `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.querySelector('.payer-button')))`;
  expect(await page.evaluate(colours)).toEqual(['rgb(255, 224, 138)', 'rgb(0, 0, 0)']);
  await page.getByLabel('Language', { exact: true }).selectOption('ar');
  await preview.getByText('فاتورة ضريبية').waitFor();
  await preview.getByRole('tab', { name: 'E-mail' }).click();
  await preview.getByText('عرض الفاتورة والدفع').waitFor();
  await page.getByLabel('File of the logo').setInputFiles({
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40"/></svg>',
    ),
  });
  await preview.getByRole('img', { name: 'Date & Sons' }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await preview.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show the preview' }).click();
  await preview.getByText('Date & Sons').first().waitFor();
});

it('an amount above the limits waits until another key approves it', async () => {
  const { page } = opened;
  await page.goto(stack.urlOf('/approvals'));
  await page.getByText('No limits: no action waits.').waitFor();
  const limits = page.getByLabel('Amounts, such as');
  await limits.fill('AED plenty');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await page.getByText('Enter currency and amount, separated by commas').waitFor();
  await limits.fill('XYZ 5');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await page.getByText('is not an ISO 4217 currency code').waitFor();
  await limits.fill('aed 50');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await page.getByText('AED 50.00', { exact: true }).waitFor();

  const { id } = await stack.invoice();
  const { api_key: key } = await stack.api.post<{ api_key: string }>('/api-keys', {
    name: 'Clerk',
    scopes: ['read', 'write', 'payments:offline'],
  });
  const clerk = new JsonClient(`${stack.remit.url}/api/v1`, { authorization: `Bearer ${key}` });
  await expect(stack.payOffline(id, '60.00', clerk)).rejects.toThrow('approval_required');
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'Record a payment received outside Nomod' });
  await row.getByRole('button', { name: 'Approve' }).click();
  await row.getByText('Approved').waitFor();
  await stack.payOffline(id, '60.00', clerk);
  await page.reload();
  await row.getByText('Done').waitFor();
});

it('another session of the same key is listed and ended', async () => {
  const { page } = opened;
  const other = await openConsole(stack);
  await page.goto(stack.urlOf('/business'));
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sessions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sessions' });
  await dialog.getByText('This session', { exact: true }).waitFor();
  const ends = dialog.getByRole('button', { name: 'End' });
  await ends.first().waitFor();
  const endOne = async () => {
    if ((await ends.count()) > 0) await ends.first().click({ timeout: 1_000 });
    return (await other.page.request.get(`${stack.remit.url}/api/v1/invoices?limit=1`)).status();
  };
  await eventually('the other session to be ended', endOne, { until: (status) => status === 401 });
  await page.getByText('The session was ended').first().waitFor();
  await other.page.goto(stack.urlOf('/business'));
  await other.page.getByLabel('API key').waitFor();
  await other.page.context().close();
});
