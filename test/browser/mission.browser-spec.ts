import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

describe('recording a payment', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.connect();
  });
  afterAll(() => stack.stop());
  beforeEach(async () => {
    opened = await openConsole(stack, { signedIn: false, permissions: ['clipboard-read', 'clipboard-write'] });
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await opened.page.context().close();
  });

  it('makes a link, and the page turns paid by itself when the payer pays at Nomod', async () => {
    const { page } = opened;
    const invoice = await stack.invoice();

    await page.goto(`${stack.remit.url}/`);
    await page.getByLabel('API key').fill(stack.environment.api_key);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('region', { name: 'Test data' }).getByText('Test data').waitFor();
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Invoices' }).click();
    await page.getByRole('link', { name: invoice.invoice_number }).click();
    await page.getByRole('button', { name: 'Record Payment' }).click();

    const dialog = page.getByRole('dialog', { name: 'Record Payment' });
    const amount = dialog.getByLabel('Amount');
    await expect(amount.inputValue()).resolves.toBe('120.00');
    await expect(dialog.locator('input:focus').getAttribute('data-field')).resolves.toBe('amount');
    await dialog.getByText('Outstanding: AED 120.00').waitFor();
    await dialog.getByRole('radio', { name: 'Payment Link' }).click();
    await expect(dialog.getByLabel('Payment Provider').locator('option:checked').innerText()).resolves.toBe(
      'Nomod — Nomod Production',
    );
    await dialog.getByLabel('Description').fill('دفعة أولى · Deposit');
    await screenshot(page, 'record-payment');
    await dialog.getByRole('button', { name: /^Record( AED [\d.,]+)?$/ }).click();

    const created = page.getByRole('dialog', { name: 'Payment Link Created' });
    const url = await created.getByLabel('Payment link').inputValue();
    expect(url).toMatch(new RegExp(`^${stack.sandbox.url}/`));
    await created.getByText(invoice.invoice_number).waitFor();
    await created.getByText('AED 120.00').waitFor();
    await created.getByText('Sara Haddad').waitFor();
    await screenshot(page, 'payment-link-created');
    await created.getByRole('button', { name: 'Copy link' }).click();
    await created.getByText('Copied').waitFor();
    await expect(page.evaluate('navigator.clipboard.readText()')).resolves.toBe(url);
    const newTab = created.getByRole('link', { name: 'Open in new tab' });
    await expect(newTab.getAttribute('href')).resolves.toBe(url);
    await expect(newTab.getAttribute('rel')).resolves.toBe('noopener noreferrer');
    await created.getByRole('button', { name: 'Close' }).last().click();

    await page.locator('.status', { hasText: 'Pending' }).first().waitFor();
    const payer = await stack.browser.newPage();
    await payer.goto(url);
    await payer.getByRole('button', { name: /^Pay AED/ }).click();
    await payer.waitForLoadState();
    await payer.close();

    await page.locator('.page-title .status', { hasText: 'Paid' }).waitFor({ timeout: 15_000 });
    await page
      .getByRole('status')
      .filter({ hasText: `${invoice.invoice_number} is paid` })
      .waitFor();
    await page.getByText('Remaining balance').waitFor();
    await page.getByText('Reconciled', { exact: true }).waitFor();
    await screenshot(page, 'invoice-paid');
    await page.getByRole('button', { name: 'Record Payment' }).hover();
    await page.getByRole('tooltip').getByText('This invoice is already paid.').waitFor();
  });

  it('keeps the key out of scripts, storage and pages', async () => {
    const { page } = opened;
    await page.goto(`${stack.remit.url}/sign-in`);
    await page.getByLabel('API key').fill(stack.environment.api_key);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    const seen = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, document.documentElement.outerHTML])',
    );
    expect(seen).not.toContain(stack.environment.api_key);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(cookie?.value).not.toContain(stack.environment.api_key);
  });
});
