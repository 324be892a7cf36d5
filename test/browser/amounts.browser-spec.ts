import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

interface Figures {
  readonly amount_paid: string;
  readonly amount_remaining: string;
  readonly due_date: string;
}

/** What a person types is what is booked, and the day that is picked is the day that is shown. */
describe('amounts and days of people', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.connect();
  });
  afterAll(() => stack.stop());
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await opened.page.context().close();
  });

  const figures = (id: string) => stack.api.get<Figures>(`/invoices/${id}`);

  async function openOffline(page: Page, invoiceId: string): Promise<Locator> {
    await page.goto(stack.urlOf(`/invoices/${invoiceId}`));
    await page.getByRole('button', { name: 'Record Payment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record Payment' });
    await dialog.getByLabel('Payment Provider').waitFor();
    await dialog.getByRole('radio', { name: /Offline/ }).check();
    return dialog;
  }

  it('refuses a decimal comma beside the field, then books exactly what the button says', async () => {
    opened = await openConsole(stack);
    const { page } = opened;
    const { id } = await stack.invoice(undefined, { amount: '1500.50' });
    const dialog = await openOffline(page, id);
    const amount = dialog.getByLabel('Amount');
    await amount.fill('50,5');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await dialog.getByText('Use a point for decimals: 50.5.').waitFor();
    await expect(amount.getAttribute('aria-invalid')).resolves.toBe('true');
    expect(await figures(id)).toMatchObject({ amount_paid: '0.00' });

    await amount.fill('٥٠٫٥');
    await dialog.getByLabel('Reference ID').focus();
    await expect(amount.inputValue()).resolves.toBe('50.50');
    await dialog.getByRole('button', { name: 'Record AED 50.50' }).click();
    await eventually('the payment to be booked', () => figures(id), {
      until: ({ amount_paid: paid }) => paid !== '0.00',
    });
    expect(await figures(id)).toMatchObject({ amount_paid: '50.50', amount_remaining: '1450.00' });
  });

  it('reads no line total wrong, and shows the error on the line that has it', async () => {
    opened = await openConsole(stack);
    const { page } = opened;
    await page.goto(stack.urlOf(`/invoices?new=1&customer=${await stack.customer('Amounts LLC')}`));
    const drawer = page.getByRole('dialog', { name: 'New invoice' });
    await drawer.getByRole('button', { name: 'Add a line' }).click();
    const [first, second] = ['Item 1', 'Item 2'].map((name) => drawer.getByRole('group', { name })) as [
      Locator,
      Locator,
    ];
    for (const line of [first, second]) await line.getByRole('textbox').first().fill('Work');
    await first.getByLabel('Line total').fill('1500');
    await second.getByLabel('Line total').fill('1500,50');
    await second.getByRole('textbox').first().focus();
    await second.getByText('Use a point for decimals: 1500.50.').waitFor();
    await expect(first.getByText('Use a point').count()).resolves.toBe(0);
    await second.getByLabel('Line total').fill('1,500.50');
    await drawer.getByText('Total: AED 3,000.50').waitFor();
  });

  it('takes the exchange rate of an invoice in another currency, and shows the total at it', async () => {
    opened = await openConsole(stack);
    const { page } = opened;
    await page.goto(stack.urlOf(`/invoices?new=1&customer=${await stack.customer('Exchange LLC')}`));
    const drawer = page.getByRole('dialog', { name: 'New invoice' });
    await drawer.getByRole('group', { name: 'Item 1' }).getByRole('textbox').first().fill('Work');
    await drawer.getByLabel('Line total').fill('100');
    await expect(drawer.getByLabel('Exchange rate').count()).resolves.toBe(0);
    await drawer.locator('input[name=currency]').fill('usd');
    await drawer.getByLabel('Exchange rate of 1 USD').fill('3,67');
    await drawer.getByRole('button', { name: 'Create draft' }).click();
    await drawer.getByText('Enter a rate above 0, such as 3.6725').waitFor();
    await drawer.getByLabel('Exchange rate of 1 USD').fill('3.6725');
    await screenshot(page, 'invoice-exchange-rate');
    await drawer.getByRole('button', { name: 'Create draft' }).click();
    await page.waitForURL(/\/invoices\/inv_/);
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('1 USD = 3.6725 AED').waitFor();
    await page.getByText('AED 367.25').waitFor();
    await screenshot(page, 'invoice-exchange-totals');
  });

  it.each(['Asia/Dubai', 'Asia/Riyadh', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'shows the picked due date in %s',
    async (timezoneId) => {
      opened = await openConsole(stack, { timezoneId });
      const { page } = opened;
      await page.goto(stack.urlOf(`/invoices?new=1&customer=${await stack.customer(timezoneId)}`));
      const drawer = page.getByRole('dialog', { name: 'New invoice' });
      await drawer.getByRole('group', { name: 'Item 1' }).getByRole('textbox').first().fill('Work');
      await drawer.getByLabel('Line total').fill('100');
      await drawer.getByLabel('Due date').fill('2027-03-10');
      await drawer.getByRole('button', { name: 'Create draft' }).click();
      await page.waitForURL(/\/invoices\/inv_/);
      await page.getByText(/10\sMar\s2027|Mar\s10,\s2027/).waitFor();
      const id = /inv_\w+/.exec(page.url())?.[0] ?? '';
      expect((await figures(id)).due_date).toBe('2027-03-10T00:00:00.000Z');
    },
  );
});
