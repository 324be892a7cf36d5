import type { Locator, Page } from 'playwright-core';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

describe('what the dialog says when recording fails', () => {
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
    opened = await openConsole(stack);
    page = opened.page;
    // The dialog must hold what was true when it was opened, whatever happens meanwhile.
    await page.route('**/api/v1/events/stream', (route) => route.abort());
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await page.context().close();
    await stack.control.delete('/faults');
  });

  async function openDialog(invoiceId: string): Promise<Locator> {
    await page.goto(stack.urlOf(`/invoices/${invoiceId}`));
    await page.getByRole('button', { name: 'Record Payment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record Payment' });
    await dialog.getByLabel('Payment Provider').waitFor();
    return dialog;
  }

  const record = (dialog: Locator) => dialog.getByRole('button', { name: /^Record( AED [\d.,]+)?$/ }).click();

  it('checks the fields first, and puts the focus on the first bad one', async () => {
    const dialog = await openDialog((await stack.invoice()).id);
    const amount = dialog.getByLabel('Amount');
    for (const [typed, text] of [
      ['0', 'Enter an amount greater than 0.'],
      ['abc', 'Enter an amount such as 50.50.'],
      ['120,00', 'Use a point for decimals: 120.00.'],
      ['1,20.00', 'Enter an amount such as 50.50.'],
      ['120.000', 'AED has at most 2 decimals.'],
      ['119.99', 'The amount must equal the outstanding AED 120.00.'],
    ] as const) {
      await amount.fill(typed);
      await record(dialog);
      await dialog.getByText(text).waitFor();
      await expect(dialog.locator('input:focus').getAttribute('data-field')).resolves.toBe('amount');
      await expect(amount.getAttribute('aria-invalid')).resolves.toBe('true');
    }
    await dialog.getByRole('radio', { name: 'Offline' }).click();
    await amount.fill('120.01');
    await dialog.getByLabel('Received on').fill('2999-01-01');
    await record(dialog);
    await dialog.getByText('The amount cannot be more than the outstanding AED 120.00.').waitFor();
    await dialog.getByText('The date cannot be in the future.').waitFor();
    await dialog.getByRole('button', { name: 'Use outstanding amount' }).click();
    await expect(amount.inputValue()).resolves.toBe('120.00');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Discard what you entered?' }).waitFor();
  });

  it('keeps Payment Link listed but disabled without a published connection', async () => {
    const { id } = await stack.invoice();
    await stack.api.post(`/connections/${connectionId}/unpublish`);
    await page.goto(stack.urlOf(`/invoices/${id}`));
    await page.getByRole('button', { name: 'Record Payment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record Payment' });
    await dialog.getByText('No published Nomod connection').first().waitFor();
    await expect(dialog.getByRole('radio', { name: 'Payment Link' }).isDisabled()).resolves.toBe(true);
    await record(dialog);
    await dialog.getByText('Choose a payment method.').waitFor();
    await stack.api.post(`/connections/${connectionId}/publish`);
    await dialog.getByRole('link', { name: 'Open Integrations' }).click();
    await page.getByRole('heading', { name: 'Connected Accounts' }).waitFor();
  });

  it('connection_not_published', async () => {
    const dialog = await openDialog((await stack.invoice()).id);
    await stack.api.post(`/connections/${connectionId}/unpublish`);
    await record(dialog);
    await dialog.getByText('Payment links not generating: the connection is not published.').waitFor();
    await dialog.getByText('Request id').waitFor();
    await screenshot(page, 'error-connection-not-published');
    await stack.api.post(`/connections/${connectionId}/publish`);
    await dialog.getByRole('link', { name: 'Open connection' }).click();
    await page.getByText('Nomod Production').waitFor();
  });

  it('invalid_invoice_amount', async () => {
    const { id } = await stack.invoice();
    const dialog = await openDialog(id);
    await stack.payOffline(id, '50.00');
    await record(dialog);
    await dialog.getByText('Invalid invoice amount: it must equal the outstanding AED 70.00.').waitFor();
    await dialog.getByRole('alert').getByRole('button', { name: 'Use outstanding amount' }).click();
    await expect(dialog.getByLabel('Amount').inputValue()).resolves.toBe('70.00');
    await record(dialog);
    await page.getByRole('dialog', { name: 'Payment Link Created' }).getByText('AED 70.00').waitFor();
  });

  it('invoice_already_paid', async () => {
    const { id } = await stack.invoice();
    const dialog = await openDialog(id);
    await stack.payOffline(id, '120.00');
    await record(dialog);
    await dialog.getByText('Invoice already paid.').waitFor();
    await dialog.getByRole('link', { name: 'View payment' }).waitFor();
  });

  it('nomod_link_creation_failed: the payment is saved, and the next try is for the same one', async () => {
    const { id } = await stack.invoice();
    const dialog = await openDialog(id);
    const body = { error: { code: 'invalid_field', message: 'The account cannot take this' } };
    await stack.control.post('/faults', { operation: 'create_link', kind: 'status', status: 422, body, times: 1 });
    await record(dialog);
    await dialog.getByText(/^Nomod link creation failed: .+ The payment is saved as Initiated\.$/).waitFor();
    await dialog.getByRole('link', { name: 'View payment' }).waitFor();
    await screenshot(page, 'error-link-creation-failed');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog', { name: 'Payment Link Created' }).waitFor();
    const { items } = await stack.api.get<{ items: unknown[] }>(`/payments?destination_id=${id}`);
    expect(items).toHaveLength(1);
  });

  it('nomod_outcome_unknown', async () => {
    const dialog = await openDialog((await stack.invoice()).id);
    await stack.control.post('/faults', { operation: 'create_link', kind: 'timeout', ms: 4000, times: 1 });
    await record(dialog);
    await dialog
      .getByText('Nomod did not answer. A link may or may not exist; we are looking for it.')
      .waitFor({ timeout: 20_000 });
    await dialog.getByRole('link', { name: 'View payment' }).waitFor();
  });

  it('nomod_amount_mismatch', async () => {
    const dialog = await openDialog((await stack.invoice()).id);
    const options = `/accounts/${encodeURIComponent(stack.gatewayKey)}/options`;
    await stack.control.patch(options, { tax_percent: '5' });
    await record(dialog);
    await dialog
      .getByText(
        'Nomod would charge 126.00 AED instead of 120.00 AED, probably tax added by the Nomod account. The link was switched off.',
      )
      .waitFor();
    await stack.control.patch(options, { tax_percent: '0' });
    await dialog.getByText('How to fix').click();
    await dialog.getByText('Switch off the tax').waitFor();
  });

  it('invoice_voided', async () => {
    const { id } = await stack.invoice();
    const dialog = await openDialog(id);
    await stack.api.post(`/invoices/${id}/void`);
    await record(dialog);
    await dialog.getByText('The invoice is Void; a payment needs it to be Finalized.').waitFor();
    await dialog.getByRole('link', { name: 'View invoice' }).waitFor();
  });

  it('currency_mismatch and invoice_not_finalized, which only a race can cause', async () => {
    const dialog = await openDialog((await stack.invoice()).id);
    const answer = (code: string, details: object) => ({
      status: 400,
      json: {
        success: false,
        code,
        message: code,
        details,
        error: { code, message: code, hint: '', param: null, request_id: 'req_1' },
      },
    });
    await page.route(
      '**/api/v1/payments',
      (route) => route.fulfill(answer('currency_mismatch', { invoice_currency: 'AED', currency: 'USD' })),
      { times: 1 },
    );
    await record(dialog);
    await dialog.getByText('The invoice is in AED, the payment in USD.').waitFor();
    await page.route(
      '**/api/v1/payments',
      (route) => route.fulfill(answer('invoice_not_finalized', { invoice_status: 'draft' })),
      { times: 1 },
    );
    await record(dialog);
    await dialog.getByText('The invoice is Draft; a payment needs it to be Finalized.').waitFor();
  });

  it('says why nothing can be recorded', async () => {
    const draft = await stack.invoice(undefined, { finalize: false });
    await page.goto(stack.urlOf(`/invoices/${draft.id}`));
    await page.getByRole('button', { name: 'Record Payment' }).focus();
    await page.getByRole('tooltip').getByText('Finalize the invoice first.').waitFor();
    await page.getByRole('button', { name: 'Finalize' }).click();
    await page.getByRole('button', { name: 'Finalize AED 120.00' }).click();
    await page.locator('.page-title .status', { hasText: 'Open' }).waitFor();
  });

  it('a double click makes one payment', async () => {
    const { id } = await stack.invoice();
    const dialog = await openDialog(id);
    await dialog.getByRole('button', { name: /^Record( AED [\d.,]+)?$/ }).dblclick();
    await page.getByRole('dialog', { name: 'Payment Link Created' }).waitFor();
    const { items } = await stack.api.get<{ items: unknown[] }>(`/payments?destination_id=${id}`);
    expect(items).toHaveLength(1);
  });
});
