import type { Page } from 'playwright-core';
import { openConsole, type OpenedConsole, screenshot, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

interface Draft {
  readonly id: string;
  readonly invoice_number: string;
  readonly hosted_invoice_url: string;
}

/** What the form shows beside itself is what the customer then reads, to the last word. */
describe('the preview of a new invoice', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;
  let connectionId: string;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    connectionId = await stack.connect();
    await stack.api.put('/business-profile', {
      legal_name: 'Palm Bakery LLC',
      trade_name: 'Palm Bakery',
      address: 'Shop 4, Al Wasl Road\nDubai',
      tax_number: '100123456700003',
      footer: 'Bank: AE07 0331\nThank you',
      time_zone: 'Asia/Dubai',
      color: '#0b6b3a',
    });
  });
  afterAll(() => stack.stop());
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await opened.page.context().close();
  });

  const drawerOf = (page: Page) => page.getByRole('dialog', { name: 'New invoice' });
  const previewOf = (page: Page) => drawerOf(page).getByRole('region', { name: 'What the customer gets' });
  const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

  async function typed(page: Page, customerId: string, currency: string, due: string): Promise<void> {
    await page.goto(stack.urlOf(`/invoices?new=1&customer=${customerId}`));
    const drawer = drawerOf(page);
    const line = (number: number) => drawer.getByRole('group', { name: `Item ${number}` });
    await drawer.locator('input[name=currency]').fill(currency);
    await drawer.getByLabel('Issue date').fill('2026-02-03');
    await drawer.getByLabel('Due date').fill(due);
    await line(1).getByRole('textbox').first().fill('Wedding cake');
    await line(1).getByLabel('Quantity').fill('3');
    await line(1).getByLabel('Unit price').fill('1250.5');
    await line(1).getByLabel('Tax %').fill('5');
    await press(drawer.getByRole('button', { name: 'Add a line' }));
    await line(2).getByRole('textbox').first().fill('توصيل');
    await line(2).getByLabel('Line total').fill('20');
    await line(2).getByLabel('Tax %').fill('0');
    await drawer.getByLabel('Discount').fill('10');
    await drawer.getByLabel('Description').fill('For the party');
  }

  /** Sends the form, finalizes the draft, and compares page and e-mail with the previews of both. */
  async function compare(page: Page, language: 'en' | 'ar'): Promise<void> {
    const preview = previewOf(page);
    await preview.getByLabel('Language of the customer').selectOption(language);
    const sheet = preview.locator('.payer-sheet');
    await sheet.and(page.locator(`[lang=${language}]`)).waitFor();
    const shownPage = await sheet.innerText();
    await preview.getByRole('tab', { name: 'E-mail' }).click();
    const shownEmail = await sheet.innerText();
    await press(drawerOf(page).getByRole('button', { name: 'Create draft' }));
    await page.waitForURL(/\/invoices\/inv_/);
    const id = /inv_\w+/.exec(page.url())?.[0] ?? '';
    const invoice = await stack.api.post<Draft>(`/invoices/${id}/finalize`);
    const unnamed = (text: string) => text.replaceAll(invoice.invoice_number, 'INV-…');

    await page.goto(`${invoice.hosted_invoice_url}?lang=${language}`);
    const real = await page.evaluate<string>(
      `document.querySelectorAll('.file').forEach((file) => file.remove()); document.querySelector('header').innerText + ' ' + document.querySelector('main').innerText`,
    );
    expect(wordsOf(shownPage)).toEqual(wordsOf(unnamed(real)));

    const email = await stack.api.post<{ subject: string; html: string }>(`/invoices/${id}/send/preview`, { language });
    const mailbox = await stack.browser.newPage();
    await mailbox.setContent(email.html);
    const body = await mailbox.evaluate<string>(
      `document.querySelectorAll('p:has(a[dir=ltr])').forEach((address) => address.remove()); document.body.innerText`,
    );
    await mailbox.close();
    expect(wordsOf(shownEmail)).toEqual(wordsOf(unnamed(`${email.subject} ${body}`)));
  }

  it.each(['en', 'ar'] as const)('is the page and the e-mail of the customer: %s', async (language) => {
    opened = await openConsole(stack, { viewport: { width: 1280, height: 900 } });
    const { page } = opened;
    const customer = await stack.api.post<{ id: string }>('/customers', {
      name: 'Palm Cafe LLC',
      external_id: `cafe-${language}`,
      email: 'cafe@example.com',
      address_line1: 'Marina Walk 7',
      address_city: 'Dubai',
      address_country: 'AE',
      metadata: { tax_number: '100999' },
    });
    await typed(page, customer.id, 'usd', '2099-03-10');
    await drawerOf(page).getByLabel('Exchange rate of 1 USD').fill('3.6725');
    await compare(page, language);
  });

  it('says that an invoice is overdue, and adds a tax without rates', async () => {
    opened = await openConsole(stack);
    const { page } = opened;
    await page.goto(stack.urlOf(`/invoices?new=1&customer=${await stack.customer('Late LLC')}`));
    const drawer = drawerOf(page);
    await drawer.getByLabel('Issue date').fill('2026-02-03');
    await drawer.getByLabel('Due date').fill('2026-03-10');
    await drawer.getByRole('group', { name: 'Item 1' }).getByRole('textbox').first().fill('Work');
    await drawer.getByLabel('Line total').fill('100');
    await drawer.getByLabel('Tax', { exact: true }).fill('5');
    await compare(page, 'en');
  });

  it('shows no Pay where the customer has none: nothing is owed, or nobody accepts payments', async () => {
    opened = await openConsole(stack);
    const { page } = opened;
    const begin = async (discount: string) => {
      await page.goto(stack.urlOf(`/invoices?new=1&customer=${await stack.customer('Quiet LLC')}`));
      const drawer = drawerOf(page);
      await previewOf(page).getByText('AED 0.00').first().waitFor();
      await expect(previewOf(page).getByText('Nothing is left to pay').count()).resolves.toBe(0);
      await drawer.getByLabel('Issue date').fill('2026-02-03');
      await drawer.getByLabel('Due date').fill('2099-03-10');
      await drawer.getByRole('group', { name: 'Item 1' }).getByRole('textbox').first().fill('Work');
      await drawer.getByLabel('Line total').fill('100');
      await previewOf(page).getByText('Pay AED 100.00').waitFor();
      await drawer.getByLabel('Discount').fill(discount);
    };
    await begin('100');
    await previewOf(page).getByText('Nothing is left to pay').waitFor();
    await standsStill(page);
    await screenshot(page, 'preview-settled');
    await compare(page, 'en');
    await begin('');
    await stack.api.post(`/connections/${connectionId}/unpublish`);
    await previewOf(page).getByText('Online payment is switched off').waitFor();
    await standsStill(page);
    await screenshot(page, 'preview-off');
    await compare(page, 'ar');
    await stack.api.post(`/connections/${connectionId}/publish`);
  });

  it('follows each key without a request, also where a year is still being typed', async () => {
    opened = await openConsole(stack);
    const { page } = opened;
    await typed(page, await stack.customer('Keys LLC'), 'AED', '2099-03-10');
    const preview = previewOf(page);
    await preview.getByText('Pay AED 3,948.58').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await drawerOf(page).getByLabel('Description').pressSequentially(' of Sunday');
    await drawerOf(page).getByLabel('Discount').fill('');
    await drawerOf(page).getByLabel('Due date').fill('12345-03-10');
    await preview.getByText('For the party of Sunday').waitFor();
    await preview.getByText('Pay AED 3,959.08').waitFor();
    await preview.getByText('Due on 12345-03-10').waitFor();
    expect(asked.filter((url) => !url.includes('/events/'))).toEqual([]);
  });

  it('stands behind a button on a phone, and the form keeps what was typed', async () => {
    opened = await openConsole(stack, { viewport: { width: 390, height: 844 } });
    const { page } = opened;
    await typed(page, await stack.customer('Phone LLC'), 'AED', '2099-03-10');
    await expect(previewOf(page).count()).resolves.toBe(0);
    await press(drawerOf(page).getByRole('button', { name: 'Show the preview' }));
    await previewOf(page).getByText('Pay AED 3,948.58').waitFor();
    await expect(drawerOf(page).getByLabel('Description').isVisible()).resolves.toBe(false);
    await press(drawerOf(page).getByRole('button', { name: 'Back to the form' }));
    await expect(drawerOf(page).getByLabel('Description').inputValue()).resolves.toBe('For the party');
  });
});
