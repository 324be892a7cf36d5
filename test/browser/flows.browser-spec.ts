import { eventually } from '../support/probe';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

describe('people at work', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.connect();
  });
  afterAll(() => stack.stop());
  beforeEach(async () => {
    opened = await openConsole(stack);
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await opened.page.context().close();
  });

  it('bills and records a payment by keyboard alone', async () => {
    const { page } = opened;
    const invoice = await stack.invoice();
    await page.goto(stack.urlOf(''));
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    const { keyboard } = page;
    await keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    await keyboard.type(invoice.invoice_number);
    await page.getByRole('option', { name: new RegExp(invoice.invoice_number) }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: invoice.invoice_number }).waitFor();
    await tabTo('Record Payment');
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Record Payment' });
    await dialog.getByLabel('Payment Provider').waitFor();
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Payment Link Created' }).waitFor();
    await keyboard.press('Escape');
    await page.locator('.status', { hasText: 'Pending' }).first().waitFor();
    await eventually('the focus to be back on the opener', async () =>
      (await page.locator(':focus').innerText()).includes('Record Payment'),
    );

    async function tabTo(name: string): Promise<void> {
      for (let presses = 0; presses < 60; presses += 1) {
        await keyboard.press('Tab');
        if (
          (await page
            .locator(':focus')
            .innerText()
            .catch(() => '')) === name
        )
          return;
      }
      throw new Error(`Tab never came to ${name}`);
    }
  });

  it('replays an incoming event, and nothing is counted twice', async () => {
    const { page } = opened;
    const invoice = await stack.invoice();
    const amountPaid = async () =>
      (await stack.api.get<{ amount_paid: string }>(`/invoices/${invoice.id}`)).amount_paid;
    await stack.pay(await stack.link(invoice.id));
    await eventually('the invoice to be paid', amountPaid, { until: (paid) => paid === '120.00' });
    await page.goto(stack.urlOf('/developers/events'));
    // Of the charge's events whichever was worked on first; the others told nothing new.
    const row = page.getByRole('row').filter({ hasText: 'Processed' }).first();
    await row.getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('dialog', { name: 'Replay this event?' }).getByRole('button', { name: 'Replay' }).click();
    await page.getByText('Event is being handled again').waitFor();
    await screenshot(page, 'incoming-events');
    // Handled again it tells nothing new.
    await row.waitFor({ state: 'detached', timeout: 20_000 });
    await page.getByRole('row').filter({ hasText: 'Ignored – duplicate' }).first().waitFor();
    await expect(amountPaid()).resolves.toBe('120.00');
  });

  it('adds a customer, with each error on its field', async () => {
    const { page } = opened;
    await page.goto(stack.urlOf('/customers?new=1'));
    const drawer = page.getByRole('dialog', { name: 'Add customer' });
    await drawer.getByLabel('Email').fill('nonsense');
    await drawer.getByRole('button', { name: 'Add customer' }).click();
    for (const text of ['Name is required.', 'External ID is required.', 'Enter a valid email address.']) {
      await drawer.getByText(text).waitFor();
    }
    await drawer.getByLabel('Name').fill('نورة');
    await drawer.getByLabel('External ID').fill('noura');
    await drawer.getByLabel('Email').fill('noura@example.com');
    await drawer.getByRole('button', { name: 'Add customer' }).click();
    await page.getByRole('heading', { name: 'نورة' }).waitFor();
    await page.getByText('No invoices yet for this customer.').waitFor();
    await page.goto(stack.urlOf('/customers?new=1'));
    await drawer.getByLabel('Name').fill('نورة');
    await drawer.getByLabel('External ID').fill('noura');
    await drawer.getByRole('button', { name: 'Add customer' }).click();
    await drawer.getByText('This external ID is already used.').waitFor();
  });

  it('shows what failed with its request id, and goes on when the server is back', async () => {
    const { page } = opened;
    await page.route('**/api/v1/invoices/search', (route) =>
      route.fulfill({
        status: 500,
        json: { code: 'internal_error', message: 'x', error: { request_id: 'req_42', hint: '', param: null } },
      }),
    );
    await page.goto(stack.urlOf('/invoices'));
    await page.getByText('Something went wrong on our side').waitFor();
    await page.getByText('req_42').waitFor();
    await page.unroute('**/api/v1/invoices/search');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
  });

  it('says what is not there', async () => {
    const { page } = opened;
    await page.goto(stack.urlOf('/invoices/inv_01AAAAAAAAAAAAAAAAAAAAAAAA'));
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    const missing = await page.request.get(`${stack.remit.url}/assets/missing.js`);
    expect(missing.status()).toBe(404);
  });
});
