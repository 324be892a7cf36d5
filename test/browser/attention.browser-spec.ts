import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

interface Row {
  id: string;
  kind: string;
}

describe('what needs attention', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;
  let page: Page;
  let connectionId: string;

  beforeAll(async () => {
    stack = await ConsoleStack.start({ UNMATCHED_EVENT_HOURS: '0' });
    connectionId = await stack.connect();
  });
  afterAll(() => stack.stop());
  beforeEach(async () => {
    opened = await openConsole(stack, { colorScheme: 'dark' });
    page = opened.page;
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await page.context().close();
    await stack.control.delete('/faults');
  });

  const open = () => stack.api.get<{ items: Row[]; pagination: { total: number } }>('/attention');

  async function untilOpen(kind: string): Promise<void> {
    await eventually(`a row of the kind ${kind}`, open, {
      until: ({ items }) => items.some((row) => row.kind === kind),
    });
  }

  /** The row of the only open item of a kind, with the list narrowed to it. */
  async function rowOf(kind: string): Promise<Locator> {
    await untilOpen(kind);
    await page.goto(stack.urlOf(`/attention?kind=${kind}`));
    const row = page.locator('.attention');
    await row.waitFor();
    return row;
  }

  const button = (row: Locator, name: string) => row.getByRole('button', { name, exact: true });
  const dialog = (name: string) => page.getByRole('dialog', { name });

  it('says so when there is nothing', async () => {
    await page.goto(stack.urlOf('/attention'));
    await page.getByText('Nothing needs attention.').waitFor();
    await screenshot(page, 'attention-empty');
  });

  it('shows both sides of an amount that differs, and asks Nomod again', async () => {
    await stack.pay(await stack.link(), { amount: '100.00' });
    const row = await rowOf('amount_differs');
    await row.getByRole('heading', { name: 'Paid amount differs' }).waitFor();
    const evidence = row.getByRole('table', { name: 'Evidence' });
    for (const side of ['Ours', "Nomod's"])
      await evidence.getByRole('columnheader', { name: side, exact: true }).waitFor();
    for (const amount of ['120.00', '100.00']) await evidence.getByText(amount).first().waitFor();
    const calls = async () => (await stack.control.get<{ path: string }[]>('/calls')).length;
    const before = await calls();
    await press(button(row, 'Check with Nomod'));
    await page.getByRole('status').filter({ hasText: 'Asked Nomod again' }).waitFor();
    expect(await calls()).toBeGreaterThan(before);
  });

  it('explains itself in Arabic', async () => {
    const row = await rowOf('amount_differs');
    await press(page.getByRole('button', { name: 'العربية' }));
    await row.getByText('حُصّل مبلغ غير المطلوب').waitFor();
    await row.getByText('قارن المبلغين').waitFor();
    await row.getByRole('rowheader', { name: 'المبلغ', exact: true }).waitFor();
    await screenshot(page, 'attention-arabic');
  });

  it('counts the money of a lost dispute as lost, once that was confirmed', async () => {
    const invoice = await stack.invoice();
    const { id: chargeId } = await stack.pay(await stack.link(invoice.id));
    const stands = () => stack.api.get<{ payment_status: string; amount_remaining: string }>(`/invoices/${invoice.id}`);
    await eventually('the invoice to be paid', stands, {
      until: ({ payment_status }) => payment_status === 'succeeded',
    });
    await stack.control.post(`/charges/${chargeId}/dispute`, {});
    const row = await rowOf('disputed');
    await press(button(row, 'Count as lost'));
    const lost = dialog('Count this money as lost?');
    await lost.getByText('The invoice owes it again').waitFor();
    await press(button(lost, 'Cancel'));
    await press(button(row, 'Count as lost'));
    await press(button(lost, 'Count as lost'));
    await page.getByRole('status').filter({ hasText: 'The invoice owes it again' }).waitFor();
    await page.getByText('No match', { exact: true }).waitFor();
    await eventually('the invoice to owe again', stands, {
      until: ({ amount_remaining }) => amount_remaining === '120.00',
    });
  });

  it('matches a charge to an invoice, which is paid then', async () => {
    await stack.pushInvoices(connectionId, true);
    const invoice = await stack.invoice();
    const other = await stack.invoice(await stack.customer('Omar Nasser'));
    const { id: chargeId } = await stack.saleToCustomerOf(invoice.id);
    const row = await rowOf('unmatched_event');
    await row.getByText(chargeId).first().waitFor();
    const candidates = row.getByRole('table', { name: 'Possible matches' });
    await candidates.getByRole('link', { name: invoice.invoice_number }).waitFor();
    await candidates.getByText('AED 120.00').nth(1).waitFor();
    await press(candidates.getByRole('button', { name: `Match ${chargeId} to ${invoice.invoice_number}` }));
    const match = dialog('Match to an invoice');
    await match.getByText(`is booked as a payment of ${invoice.invoice_number} (Sara Haddad).`).waitFor();
    await press(button(match, 'Cancel'));
    await press(button(row, 'Match to another invoice'));
    await match.getByLabel('Invoice number or id').fill('');
    await press(button(match, 'Match to invoice'));
    await match.getByText('Enter the number or id of the invoice.').first().waitFor();
    await match.getByLabel('Invoice number or id').fill('INV-000000-00000');
    await press(button(match, 'Match to invoice'));
    await match.getByText('There is no invoice with this number.').waitFor();
    await match.getByLabel('Invoice number or id').fill('inv_00000000000000000000000000');
    await press(button(match, 'Match to invoice'));
    await match.getByRole('alert').getByText('Request id').waitFor();
    await match.getByLabel('Invoice number or id').fill(other.invoice_number);
    await press(button(match, 'Match to invoice'));
    await match.getByText('Nomod names another customer').waitFor();
    await match.getByText('The invoice is for Omar Nasser.').waitFor();
    await button(match, 'Match anyway').focus();
    await page.getByRole('tooltip').getByText('Confirm the customer first.').waitFor();
    await screenshot(page, 'attention-other-customer');
    await match.getByLabel('I compared both: this charge did pay the invoice of Omar Nasser.').check();
    await match.getByLabel('Invoice number or id').fill(invoice.invoice_number);
    await expect(button(match, 'Match anyway').count()).resolves.toBe(0);
    await press(button(match, 'Match to invoice'));
    await page.getByRole('status').filter({ hasText: 'Matched to the invoice' }).waitFor();
    await page.getByText('No match', { exact: true }).waitFor();
    await page.goto(stack.urlOf(`/invoices/${invoice.id}`));
    await page.locator('.page-title .status', { hasText: 'Paid' }).waitFor();
  });

  it('tries a refused sync again once the reason is gone', async () => {
    const body = { error: { code: 'invalid_field', message: 'The account cannot take this' } };
    await stack.control.post('/faults', { operation: 'create_invoice', kind: 'status', status: 422, body });
    await stack.pushInvoices(connectionId, true);
    const { id } = await stack.invoice();
    const row = await rowOf('sync_failed');
    await row.getByText('The account cannot take this').first().waitFor();
    await screenshot(page, 'attention-sync-failed');
    await press(page.getByRole('button', { name: 'العربية' }));
    await row.getByText('الفاتورة ليست لدى Nomod.').waitFor();
    await row.getByText('The invoice is not at Nomod:').waitFor();
    await press(page.getByRole('button', { name: 'English' }));
    await stack.control.delete('/faults');
    await press(button(row, 'Retry'));
    await page.getByRole('status').filter({ hasText: 'Started again' }).waitFor();
    await page.goto(stack.urlOf(`/invoices/${id}`));
    await page.getByRole('region', { name: 'Nomod' }).getByText('Synced', { exact: true }).waitFor();
  });

  it('dismisses with a note, and keeps the note', async () => {
    await stack.pushInvoices(connectionId, false);
    const link = await stack.link();
    await stack.pay(link);
    await stack.pay(link, { force: true });
    const row = await rowOf('second_payment');
    await press(button(row, 'Dismiss'));
    const dismiss = dialog('Dismiss this?');
    await press(button(dismiss, 'Dismiss'));
    await dismiss.getByText('A note is required.').first().waitFor();
    await dismiss.getByLabel('Why nothing needs to be done').fill('أعيد المبلغ · refunded by hand');
    await press(button(dismiss, 'Dismiss'));
    await page.getByText('No match', { exact: true }).waitFor();
    await page.getByLabel('Status').selectOption('dismissed');
    await page.getByText('أعيد المبلغ · refunded by hand').waitFor();
  });

  it('counts in the menu what the list holds, and gives it away as CSV', async () => {
    const { pagination } = await open();
    expect(pagination.total).toBeGreaterThan(0);
    await page.goto(stack.urlOf('/attention'));
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    await menu.getByText(`${pagination.total} open`).waitFor();
    await page.locator('.attention').first().waitFor();
    expect(await page.locator('.attention').count()).toBe(pagination.total);
    const started = page.waitForEvent('download');
    await press(page.getByRole('button', { name: 'Export CSV' }));
    const download = await started;
    expect(download.suggestedFilename()).toBe('needs-attention.csv');
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(pagination.total + 1);
    expect(lines[0]).toContain('kind,status,summary');
  });
});
