import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

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
  await page.getByLabel('Tax registration number (TRN)').fill('100123456700003');
  await page.getByLabel('Time zone').fill('Dubai');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('time_zone must be an IANA name such as Asia/Dubai').waitFor();
  await page.getByLabel('Time zone').fill('Asia/Dubai');
  await page.getByRole('button', { name: 'Save' }).click();
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
