import type { Locator, Page } from 'playwright-core';
import { openConsole, type OpenedConsole, screenshot, sidewaysScroll, standsStill } from './support/console-page';
import { ConsoleStack, type Link } from './support/console-stack';
import { choose, press } from './support/keyboard';

interface Payment {
  id: string;
  payment_status: string;
  link_state: string | null;
  captured_amount: string;
  refunded_amount: string;
}

describe('money that is put right', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;
  let page: Page;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.connect();
    opened = await openConsole(stack);
    page = opened.page;
  });
  afterAll(async () => {
    await page.context().close();
    await stack.stop();
  });
  afterEach(async () => {
    expect(opened.problems.splice(0)).toEqual([]);
    await stack.control.delete('/faults');
  });

  const button = (name: string, within: Page | Locator = page) => within.getByRole('button', { name, exact: true });
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
  const badge = (text: string) => page.locator('.page-title').getByText(text, { exact: true }).waitFor();
  const card = (name: string) => page.getByRole('region', { name, exact: true });
  const payment = (id: string) => stack.api.get<Payment>(`/payments/${id}`);

  /** The open page as people see it on a desk and a phone, in English and Arabic. */
  async function pictures(name: string, { phone = true } = {}): Promise<void> {
    await standsStill(page);
    await screenshot(page, name);
    if (!phone) return;
    await page.setViewportSize({ width: 390, height: 844 });
    await standsStill(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await screenshot(page, `${name}-phone`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  it('refunds a part and then the rest, and says before what will happen', async () => {
    const link = await stack.link();
    await stack.pay(link);
    await page.goto(stack.urlOf(`/payments/${link.id}`));
    await badge('Succeeded');
    await press(button('Refund'));
    const refund = dialog('Refund the payment of INV-');
    await refund.getByText('At most AED 120.00 can be refunded.').waitFor();
    await refund.getByLabel('Amount').fill('50,5');
    await press(refund.getByRole('button', { name: /^Refund/ }));
    await refund.getByText('Use a point for decimals: 50.5.').waitFor();
    await refund.getByLabel('Amount').fill('120.01');
    await press(refund.getByRole('button', { name: /^Refund/ }));
    await refund.getByText('At most AED 120.00 of this payment can be refunded.').waitFor();
    await refund.getByLabel('Amount').fill('50.5');
    await refund.getByText('Nomod refunds AED 50.50 to the card that paid. You keep AED 69.50').waitFor();
    await refund.getByLabel('Reason').fill('Returned one item');
    await pictures('refund-dialog');
    await press(button('Refund AED 50.50', refund));
    await said('AED 50.50 was refunded');
    await badge('Partly refunded');
    await card('Refunds').getByText('Returned one item').waitFor();
    await pictures('payment-refunded');
    await press(button('Refund'));
    await press(button('Refund AED 69.50', refund));
    await badge('Refunded');
    expect(await payment(link.id)).toMatchObject({ payment_status: 'refunded', refunded_amount: '120.00' });
    await button('Refund').focus();
    await page.getByRole('tooltip').getByText('This payment was refunded in full.').waitFor();
  });

  it('says when Nomod refused a refund, and that nothing was given back', async () => {
    const link = await stack.link();
    await stack.pay(link);
    await page.goto(stack.urlOf(`/payments/${link.id}`));
    await badge('Succeeded');
    const body = { error: { code: 'insufficient_balance', message: 'The balance is too low' } };
    await stack.control.post('/faults', { operation: 'refund_charge', kind: 'status', status: 422, body });
    await press(button('Refund'));
    await press(button('Refund AED 120.00'));
    const alert = dialog('Refund the payment of INV-').getByRole('alert');
    await alert.getByText('Nomod refused: nothing was refunded.').waitFor();
    await alert.getByText('The balance is too low').waitFor();
    await stack.control.delete('/faults');
    await press(button('Refund AED 120.00'));
    await badge('Refunded');
  });

  it('switches a link off, which can be paid no more', async () => {
    const link = await stack.link();
    await page.goto(stack.urlOf(`/payments/${link.id}`));
    await press(button('Switch off link'));
    const confirm = dialog('Switch off the link for AED 120.00?');
    await confirm.getByText('The link for AED 120.00 stops working. Sara Haddad can no longer pay with it').waitFor();
    await pictures('switch-off-dialog', { phone: false });
    await press(button('Switch off link', confirm));
    await said('The link for AED 120.00 is switched off');
    await badge('Void');
    await card('Payment link').getByText('Disabled', { exact: true }).waitFor();
    await card('Payment link').getByRole('link', { name: 'Create new link' }).waitFor();
    expect(await payment(link.id)).toMatchObject({ payment_status: 'voided', link_state: 'disabled' });
  });

  it('takes back what was typed in by mistake; the invoice is owed again', async () => {
    const invoice = await stack.invoice();
    const { id } = await stack.payOffline(invoice.id, '120.00');
    await page.goto(stack.urlOf(`/payments/${id}`));
    await page.getByText(/^Recorded by .+\. Nomod was not involved\.$/).waitFor();
    await press(button('Take back'));
    const confirm = dialog('Take back AED 120.00?');
    const after = `${invoice.invoice_number} will show AED 0.00 received and AED 120.00 outstanding.`;
    await confirm.getByText(after).waitFor();
    await confirm.getByLabel('Reason').fill('Wrong invoice');
    await pictures('take-back-dialog');
    await press(button('Take back AED 120.00', confirm));
    await said('AED 120.00 was taken back');
    await badge('Void');
    await card('Timeline').getByText('Recorded by mistake, taken back AED 120.00', { exact: true }).waitFor();
    await pictures('payment-taken-back');
    await button('Take back').focus();
    await page.getByRole('tooltip').getByText('It was taken back already.').waitFor();
    await page.goto(stack.urlOf(`/invoices/${invoice.id}`));
    await badge('Open');
    await page.getByText('AED 120.00').first().waitFor();
    expect((await stack.api.get<{ ok: boolean }>('/audit')).ok).toBe(true);
  });

  it('says why money that was given back cannot be taken back', async () => {
    const { id } = await stack.payOffline((await stack.invoice()).id, '100.00');
    await stack.api.post(`/payments/${id}/refund`, { amount: '10.00' });
    await page.goto(stack.urlOf(`/payments/${id}`));
    await badge('Partly refunded');
    await button('Take back').focus();
    await page.getByRole('tooltip').getByText('Part of it was refunded, so it was received.').waitFor();
    await press(page.getByRole('button', { name: 'العربية' }));
    await button('إلغاء التسجيل').waitFor();
    await pictures('payment-arabic');
    await press(button('استرداد'));
    await page.getByRole('dialog').getByText('ولا علاقة لـ Nomod بذلك.').waitFor();
    await pictures('refund-dialog-arabic');
    await page.keyboard.press('Escape');
    await press(page.getByRole('button', { name: 'English' }));
  });

  it('changes a draft: totals follow quantity, unit price, discount and tax rates, and wrong ones are refused beside their field', async () => {
    const draft = await stack.invoice(undefined, { finalize: false });
    await page.goto(stack.urlOf(`/invoices/${draft.id}`));
    await press(button('Edit draft'));
    const form = dialog('Edit draft');
    await form.getByText('For Sara Haddad, in AED.').waitFor();
    await form.getByLabel('Quantity').fill('2.5');
    await form.getByLabel('Unit price').fill('1500.502');
    await expect(form.getByLabel('Line total').inputValue()).resolves.toBe('3,751.26');
    await form.getByLabel('Tax', { exact: true }).fill('187.56');
    await form.getByText('Total: AED 3,938.82').waitFor();
    await form.getByLabel('Tax %').fill('105');
    await form.getByLabel('Discount').fill('4000');
    await form.getByLabel('Issue date').fill('2026-12-02');
    await form.getByLabel('Due date').fill('2026-12-01');
    await press(button('Save draft', form));
    await form.getByText('The discount is larger than the total of the lines.').waitFor();
    await form.getByText('Enter a rate from 0 to 100').waitFor();
    await form.getByText('The due date is before the issue date.').waitFor();
    await form.getByLabel('Tax %').fill('5');
    await expect(form.getByLabel('Tax', { exact: true }).count()).resolves.toBe(0);
    await form.getByLabel('Discount').fill('1.25');
    await form.getByLabel('Due date').fill('2026-12-30');
    await form.getByText('Tax 5% on AED 3,750.01: AED 187.50').waitFor();
    await form.getByText('Total: AED 3,937.51').waitFor();
    await pictures('draft-form');
    await press(button('Save draft', form));
    await said('Draft saved');
    await page.getByText('Tax 5% on AED 3,750.01').waitFor();
    await page.getByText('AED 3,937.51').first().waitFor();
    await pictures('draft-with-tax');
    expect(await stack.api.get(`/invoices/${draft.id}`)).toMatchObject({
      invoice_status: 'draft',
      total: '3937.51',
      issue_date: '2026-12-02T00:00:00.000Z',
      line_items: [{ quantity: '2.5', unit_price: '1500.502', amount: '3751.26', tax_rate: '5', tax_amount: '187.50' }],
    });
  });

  it('says what finalizing freezes and sends, and makes a copy of what cannot be changed any more', async () => {
    const draft = await stack.invoice(undefined, { finalize: false, amount: '1250.50' });
    await page.goto(stack.urlOf(`/invoices/${draft.id}`));
    await press(button('Finalize'));
    const confirm = dialog('Finalize this draft?');
    await confirm.getByText('It gets its number and AED 1,250.50 is owed.').waitFor();
    await confirm.getByText('It is not sent to Nomod: invoice sync is off.').waitFor();
    await pictures('finalize-dialog');
    await press(button('Finalize AED 1,250.50', confirm));
    await badge('Open');
    await expect(button('Edit draft').count()).resolves.toBe(0);
    await choose(button('More actions'), 'Duplicate');
    const form = dialog('New invoice');
    await expect(form.getByLabel('Line total').inputValue()).resolves.toBe('1,250.50');
    await form.getByLabel('Quantity').fill('2');
    await expect(form.getByLabel('Line total').inputValue()).resolves.toBe('2,501.00');
    await press(button('Create draft', form));
    await badge('Draft');
    await page.getByText('AED 2,501.00').first().waitFor();
    expect(page.url()).not.toContain(draft.id);
  });

  it('says that a part-payment ends the link, counts it, and then makes a new one; which turns to paid by itself', async () => {
    const invoice = await stack.invoice(undefined, { amount: '120.00' });
    await stack.link(invoice.id);
    await page.goto(stack.urlOf(`/invoices/${invoice.id}`));
    await press(button('Record Payment'));
    const record = dialog('Record Payment');
    await record.getByText(invoice.invoice_number).waitFor();
    await press(record.getByRole('button', { name: /^Record/ }));
    const reused = page.getByRole('dialog', { name: 'Payment Link', exact: true });
    await reused.getByText('The invoice had this link already; no other was made.').waitFor();
    await press(button('Close', reused).last());
    await press(button('Record Payment'));
    await record.getByRole('radio', { name: /Offline/ }).check();
    await record.getByLabel('Amount').fill('50.50');
    await record.getByText('The link for AED 120.00 that the customer may have stops working.').waitFor();
    await record.getByText('AED 69.50 stays outstanding. Make a new link for it afterwards.').waitFor();
    await pictures('record-offline-ends-link');
    await press(button('Record AED 50.50', record));
    await badge('Partly paid');
    await card('Timeline').getByText('Received outside Nomod AED 50.50', { exact: true }).waitFor();
    await pictures('invoice-partly-paid');
    await press(button('Record Payment'));
    await record.getByLabel('Payment Provider').waitFor();
    await press(button('Record AED 69.50', record));
    const created = dialog('Payment Link Created');
    await created.getByLabel('Payment link').waitFor();
    const { items } = await stack.api.get<{ items: Link[] }>(`/payments?destination_id=${invoice.id}`);
    const link = items.find(({ payment_url: url }) => url !== null);
    if (!link) throw new Error('The invoice has no live link');
    await stack.control.post(`/links/${link.gateway_tracking_id}/decline`);
    await page.getByText(/^Declined once, on .+ · Nothing was charged: the card was declined$/).waitFor();
    await stack.pay(link);
    const paid = page.getByRole('dialog', { name: 'Paid', exact: true });
    await paid.getByText('The customer paid AED 69.50. The link cannot be paid again.').waitFor();
    await expect(paid.getByLabel('Payment link').count()).resolves.toBe(0);
    await pictures('link-paid', { phone: false });
    await press(button('Close', paid).last());
    await badge('Paid');
  });

  it('writes off what remains, with a credit note and its reason', async () => {
    const invoice = await stack.invoice();
    await stack.link(invoice.id);
    await page.goto(stack.urlOf(`/invoices/${invoice.id}`));
    await choose(button('More actions'), 'Write off');
    const credit = dialog(`Write off what is outstanding on ${invoice.invoice_number}?`);
    await credit.getByText('The link for AED 120.00 that the customer may have stops working.').waitFor();
    await press(button('Write off AED 120.00', credit));
    await credit.getByText('Enter the reason: the credit note shows it.').waitFor();
    await credit.getByLabel('Amount').fill('20');
    await credit.getByText(`AED 20.00 of ${invoice.invoice_number} is no longer owed; AED 100.00 stays`).waitFor();
    await credit.getByLabel('Reason').fill('Late delivery');
    await pictures('write-off-dialog');
    await press(button('Write off AED 20.00', credit));
    await said('was created');
    await card('Credit notes').getByText('Late delivery').waitFor();
    const saved = page.waitForEvent('download');
    await press(button('Credit note (PDF)', card('Credit notes')));
    expect((await saved).suggestedFilename()).toMatch(/^CN-\d{6}-\d{5}\.pdf$/);
    await page.getByText('AED 100.00').first().waitFor();
    await choose(button('More actions'), 'Write off');
    await credit.getByLabel('Reason').fill('Out of business');
    await press(button('Write off AED 100.00', credit));
    await badge('Written off');
    await pictures('invoice-written-off');
    await press(page.getByRole('button', { name: 'العربية' }));
    await card('إشعارات دائنة').getByText('Out of business').waitFor();
    await pictures('invoice-written-off-arabic');
    await press(page.getByRole('button', { name: 'English' }));
  });
});
