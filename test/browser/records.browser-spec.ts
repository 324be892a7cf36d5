import type { Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { choose, press, reach } from './support/keyboard';

describe('invoices, payments and customers', () => {
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
    opened = await openConsole(stack, { colorScheme: 'dark', permissions: ['clipboard-read', 'clipboard-write'] });
    page = opened.page;
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await page.context().close();
    await stack.control.delete('/faults');
    await stack.pushInvoices(connectionId, false);
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const badge = (text: string) => page.locator('.page-title .status', { hasText: text }).waitFor();
  const card = (name: string) => page.getByRole('region', { name, exact: true });
  const clipboard = () => page.evaluate<string>('navigator.clipboard.readText()');

  it('creates an invoice with each error on its field, finalizes it, and voids it', async () => {
    await stack.customer('Layla Mansour');
    await page.goto(stack.urlOf('/invoices'));
    await press(button('Create invoice').first());
    const drawer = dialog('New invoice');
    const create = drawer.getByRole('button', { name: 'Create draft' });
    await drawer.getByLabel('Currency').fill('A1');
    await press(create);
    for (const text of ['Choose a customer.', 'Enter a currency code of three letters.', 'Name the item.']) {
      await drawer.getByText(text, { exact: true }).waitFor();
    }
    const customer = drawer.getByRole('combobox', { name: 'Customer', exact: true });
    await expect(drawer.locator('input:focus').getAttribute('data-name')).resolves.toBe('customer_id');
    await customer.fill('nobody');
    await page.getByText('No customer has this in the name or external id.').waitFor();
    await customer.fill('layla');
    await page.getByRole('option', { name: 'Layla Mansour' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(customer.inputValue()).resolves.toBe('Layla Mansour');
    await drawer.getByRole('textbox', { name: 'Currency', exact: true }).fill('kwd');
    await drawer.getByLabel('Item', { exact: true }).fill('تصميم');
    await press(create);
    await drawer.getByText('Enter an amount greater than 0.').waitFor();
    await drawer.getByLabel('Line total').fill('9.5');
    await press(drawer.getByRole('button', { name: 'Add a line' }));
    await drawer.getByLabel('Item', { exact: true }).nth(1).fill('Print');
    await drawer.getByLabel('Line total').nth(1).fill('0.125');
    await drawer.getByText('Total: KWD 9.625').waitFor();
    await press(create);
    await page.getByRole('heading', { name: 'Draft invoice' }).waitFor();
    await badge('Draft');
    await card('Nomod').getByText('Will sync when finalized.').waitFor();
    await press(button('Finalize'));
    await press(dialog('Finalize this draft?').getByRole('button', { name: 'Finalize KWD 9.625' }));
    await badge('Open');
    await page.getByText('KWD 9.625').first().waitFor();
    await choose(button('More actions'), 'Void invoice');
    const confirm = page.getByRole('dialog', { name: /^Void INV-/ });
    await confirm.getByText('It can no longer be paid, its payment link is switched off').waitFor();
    await confirm.getByLabel('Reason (optional)').fill('Billed twice');
    await press(confirm.getByRole('button', { name: 'Void invoice' }));
    await badge('Void');
    await card('Details').getByText('Billed twice').waitFor();
    await button('Record Payment').focus();
    await page.getByRole('tooltip').getByText('This invoice is void.').waitFor();
    await card('Timeline').getByText('Voided', { exact: true }).waitFor();
  });

  it('says where the invoice stands at Nomod: off, failed, synced', async () => {
    const off = await stack.invoice();
    await page.goto(stack.urlOf(`/invoices/${off.id}`));
    await card('Nomod').getByText('Invoice sync is off for this connection.').waitFor();
    await expect(card('Nomod').getByRole('link', { name: 'Turn on' }).getAttribute('href')).resolves.toContain(
      '/integrations/nomod',
    );
    await stack.pushInvoices(connectionId, true);
    const body = { error: { code: 'invalid_field', message: 'The account cannot take this' } };
    await stack.control.post('/faults', { operation: 'create_invoice', kind: 'status', status: 422, body });
    const { id } = await stack.invoice();
    await page.goto(stack.urlOf(`/invoices/${id}`));
    await card('Nomod').getByText('The account cannot take this').waitFor();
    await card('Nomod').getByText('Not automatically. Push it again once the reason is gone.').waitFor();
    await stack.control.delete('/faults');
    await press(card('Nomod').getByRole('button', { name: 'Push to Nomod' }));
    await card('Nomod').getByText('Synced', { exact: true }).waitFor();
    await screenshot(page, 'invoice-synced');
    for (const name of ['Nomod invoice id', 'Code', 'Reference', 'Synced at', 'Status checked at']) {
      await card('Nomod').getByText(name, { exact: true }).waitFor();
    }
    await expect(card('Metadata').getByText('nomod_invoice').count()).resolves.toBe(0);
    const figures = () => page.locator('.figures dt').allInnerTexts();
    await expect(figures()).resolves.toEqual(['Outstanding', 'Amount', 'Amount paid', 'Due date']);
    await press(card('Nomod').getByRole('button', { name: 'Copy link' }));
    await expect(clipboard()).resolves.toContain(stack.sandbox.url);
    for (const name of ['Sync to Nomod failed', 'Push to Nomod requested', 'Synced to Nomod']) {
      await card('Timeline').getByText(name, { exact: true }).first().waitFor();
    }
    const { metadata } = await stack.api.get<{ metadata: Record<string, string> }>(`/invoices/${id}`);
    await stack.control.post('/event-faults', { kind: 'drop' });
    await stack.control.post(`/invoices/${metadata.nomod_invoice_id}/pay`);
    await press(card('Nomod').getByRole('button', { name: 'Check with Nomod' }));
    await badge('Paid');
    await stack.control.delete('/event-faults');
    await card('Nomod').getByText('Paid', { exact: true }).waitFor();
    await expect(card('Nomod').getByText('Unpaid').count()).resolves.toBe(0);
    await expect(figures()).resolves.toEqual(['Amount paid', 'Amount', 'Paid']);
    await expect(card('Timeline').getByText('Finalized').count()).resolves.toBe(0);
    await press(card('Timeline').getByRole('button', { name: /^Show \d+ earlier steps/ }));
    await card('Timeline').getByText('Finalized').first().waitFor();
  });

  it('says what coming back from the checkout means, and never that it is paid', async () => {
    const link = await stack.link();
    for (const path of [`/invoices/${link.destination_id}`, `/payments/${link.id}`]) {
      await page.goto(stack.urlOf(`${path}?checkout=cancelled`));
      await page.getByText('The customer left without paying. The link still works.').waitFor();
      await page.goto(stack.urlOf(`${path}?checkout=success`));
      await page.getByText('Waiting for confirmation from Nomod').waitFor();
    }
    const { payment_status: status } = await stack.api.get<{ payment_status: string }>(`/payments/${link.id}`);
    expect(status).toBe('pending');
    await stack.pay(link);
    await badge('Succeeded');
    await expect(page.getByText('Waiting for confirmation from Nomod').count()).resolves.toBe(0);
  });

  it('shows a payment with its link, ids, evidence and raw answer', async () => {
    const link = await stack.link();
    await stack.control.post(`/links/${link.gateway_tracking_id}/decline`);
    await page.goto(stack.urlOf(`/payments/${link.id}`));
    await badge('Pending');
    await page.getByText('Link made; not paid yet.').waitFor();
    await page.getByText('Attempt 1', { exact: true }).waitFor();
    const linkCard = card('Payment link');
    await linkCard.getByText('Active', { exact: true }).waitFor();
    await linkCard.getByText('Single use: it stops working once it is paid.').waitFor();
    await press(linkCard.getByRole('button', { name: 'Copy link' }));
    await expect(clipboard()).resolves.toBe(link.payment_url);
    await expect(linkCard.getByRole('link', { name: 'Open link' }).getAttribute('href')).resolves.toBe(
      link.payment_url,
    );
    await press(page.getByText('Show JSON'));
    await card('Raw').getByText('"payment_method_type": "payment_link"').waitFor();
    await stack.control.post('/event-faults', { kind: 'drop' });
    await stack.pay(link);
    await press(button('Check with Nomod'));
    await badge('Succeeded');
    await linkCard.getByText('Used', { exact: true }).waitFor();
    await linkCard.getByText('This link no longer works.').waitFor();
    await stack.control.delete('/event-faults');
    await button('Check with Nomod').waitFor();
    await press(page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Payments' }));
    const row = page.getByRole('row').filter({ has: button(`Actions for ${link.id}`) });
    await row.getByText('Succeeded').waitFor();
  });

  it('offers a new link for one that was switched off, and says why an action is not there', async () => {
    const link = await stack.link();
    await stack.payOffline(link.destination_id, '20.00');
    await page.goto(stack.urlOf(`/payments/${link.id}`));
    await badge('Void');
    await press(card('Payment link').getByRole('link', { name: 'Create new link' }));
    await dialog('Record Payment').getByText('Outstanding: AED 100.00').waitFor();
    await page.goto(stack.urlOf(`/payments?invoice=${link.destination_id}&status=voided`));
    const copy = await reach(button(`Actions for ${link.id}`), 'Copy link');
    await copy.getByText('There is no live link.').waitFor();
  });

  it('tries the link of an initiated payment again, from the list', async () => {
    const { id } = await stack.invoice();
    await stack.control.post('/faults', { operation: 'create_link', kind: 'status', status: 422, times: 1 });
    await expect(stack.link(id)).rejects.toThrow('nomod_link_creation_failed');
    await page.goto(stack.urlOf(`/payments?status=initiated&invoice=${id}`));
    const row = page.getByRole('row').filter({ hasText: 'Initiated' });
    await choose(row.getByRole('button'), 'Retry link');
    await page.getByText('No match', { exact: true }).waitFor();
    await press(button('Clear filters').first());
    await page.getByLabel('Status').selectOption('pending');
    await choose(page.getByRole('button', { name: /^Actions for pay_/ }).first(), 'Copy link');
    await said('Copied');
    await expect(clipboard()).resolves.toContain(stack.sandbox.url);
  });

  it('records money received outside from the menu of a row', async () => {
    const invoice = await stack.invoice();
    await page.goto(stack.urlOf('/invoices'));
    await choose(button(`Actions for ${invoice.invoice_number}`), 'Record Payment');
    const record = dialog('Record Payment');
    await record.getByRole('radio', { name: 'Offline' }).press('Space');
    await record.getByLabel('Amount').fill('20.00');
    await record.getByLabel('Reference ID').fill('TR-7');
    await press(record.getByRole('button', { name: /^Record( AED [\d.,]+)?$/ }));
    await said('Payment recorded');
    await page.getByRole('row').filter({ hasText: invoice.invoice_number }).getByText('AED 100.00').waitFor();
  });

  it('bills a customer from the page: edits it, picks which invoice was paid, shows tabs', async () => {
    const customerId = await stack.customer('Omar Khoury');
    const first = await stack.invoice(customerId);
    const second = await stack.invoice(customerId, { amount: '80.00' });
    await page.goto(stack.urlOf(`/customers/${customerId}`));
    await press(button('Edit'));
    const drawer = dialog('Edit customer');
    await drawer.getByLabel('Phone').fill('12');
    await drawer.getByLabel('Country code').fill('ZZZ');
    await press(drawer.getByRole('button', { name: 'Save' }));
    await drawer.locator('[aria-invalid=true]').first().waitFor();
    await drawer.getByLabel('Phone').fill('+971501234567');
    await drawer.getByLabel('Country code').fill('AE');
    await press(drawer.getByRole('button', { name: 'Save' }));
    await said('Customer saved');
    await press(button('Record Payment'));
    const pick = dialog('Which invoice was paid?');
    await pick.getByRole('button', { name: new RegExp(first.invoice_number) }).waitFor();
    await press(pick.getByRole('button', { name: new RegExp(second.invoice_number) }));
    await dialog('Record Payment').getByText('Outstanding: AED 80.00').waitFor();
    await press(dialog('Record Payment').getByRole('button', { name: /^Record( AED [\d.,]+)?$/ }));
    await dialog('Payment Link Created').waitFor();
    await page.keyboard.press('Escape');
    await eventually('the focus to be back on the page', async () =>
      page.evaluate<boolean>('document.querySelector("[role=dialog]") === null'),
    );
    await page.getByRole('tab', { name: 'Overview' }).focus();
    for (const [name, text] of [
      ['Invoices', first.invoice_number],
      ['Payments', 'Pending'],
      ['Statement', first.invoice_number],
      ['Information', 'External ID'],
    ] as const) {
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name, selected: true }).waitFor();
      await page.getByRole('tabpanel').getByText(text).first().waitFor();
      expect(page.url()).toContain(`tab=${name.toLowerCase()}`);
    }
  });

  it('shows the payments of one customer with one question, and all of them in the list', async () => {
    const customerId = await stack.customer('Hala Saab');
    for (const amount of ['120.00', '120.00']) await stack.link((await stack.invoice(customerId, { amount })).id);
    await stack.link();
    // News may make the page ask again: the same question.
    const asked = new Set<string>();
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/v1/payments') asked.add(request.url());
    });
    await page.goto(stack.urlOf(`/customers/${customerId}?tab=payments`));
    const table = page.getByRole('table', { name: 'Payments' });
    await table.getByRole('row').nth(2).waitFor();
    await expect(table.getByRole('row').count()).resolves.toBe(3);
    expect(asked.size).toBe(1);
    await press(page.getByRole('link', { name: 'View all' }));
    await page.getByRole('button', { name: 'Customer: Hala Saab. Show all customers' }).waitFor();
    await table.getByRole('link', { name: 'Hala Saab' }).nth(1).waitFor();
    await expect(table.getByRole('row').count()).resolves.toBe(3);
  });
});
