import type { Page, Route } from 'playwright-core';
import { eventually } from '../support/probe';
import { answers, WebhookReceiver } from '../support/webhook-receiver';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

describe('a page that is open while things happen', () => {
  let stack: ConsoleStack;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.connect();
  });
  afterAll(() => stack.stop());

  const openRecord = async ({ page }: OpenedConsole, invoiceId: string) => {
    await page.goto(stack.urlOf(`/invoices/${invoiceId}?record=1`));
    const dialog = page.getByRole('dialog', { name: 'Record Payment' });
    await dialog.getByLabel('Payment Provider').waitFor();
    return dialog.getByRole('button', { name: /^Record( AED [\d.,]+)?$/ });
  };
  const paymentsOf = async (invoiceId: string) =>
    (await stack.api.get<{ items: { id: string; payment_status: string }[] }>(`/payments?destination_id=${invoiceId}`))
      .items;
  const urlShown = (page: Page) =>
    page
      .getByRole('dialog', { name: /^Payment Link/ })
      .getByLabel('Payment link')
      .inputValue();

  it('turns paid by polling when there is no stream', async () => {
    const { page, problems } = await openConsole(stack);
    let streams = 0;
    await page.route('**/api/v1/events/stream', (route) => {
      streams += 1;
      return route.abort();
    });
    const link = await stack.link();
    await page.goto(stack.urlOf(`/invoices/${link.destination_id}`));
    await page.locator('.page-title .status', { hasText: 'Open' }).waitFor();
    await stack.pay(link);
    await page.locator('.page-title .status', { hasText: 'Paid' }).waitFor({ timeout: 20_000 });
    expect(streams).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('keeps what is typed when the time zone of the business arrives late, and shows times in it', async () => {
    await stack.api.put('/business-profile', { time_zone: 'Asia/Dubai' });
    const { page, problems } = await openConsole(stack, { timezoneId: 'America/New_York' });
    const held: Route[] = [];
    await page.route('**/api/v1/business-profile', (route) => void held.push(route));
    await page.goto(stack.urlOf(`/customers/${await stack.customer()}`));
    await page.getByText('America/New_York (GMT').waitFor();
    const time = page.locator('main time.time').first();
    const early = await time.innerText();
    await page.getByRole('button', { name: 'Edit' }).click();
    const drawer = page.getByRole('dialog', { name: 'Edit customer' });
    await drawer.getByLabel('Name').fill('Sara Haddad Trading');
    for (const route of held) await route.continue();
    await page.getByText('Asia/Dubai (GMT+4)').waitFor();
    await eventually('times to be those of Dubai', async () => (await time.innerText()) !== early);
    await expect(drawer.getByLabel('Name').inputValue()).resolves.toBe('Sara Haddad Trading');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('gives two people who record at once the same link', async () => {
    const { id } = await stack.invoice();
    const people = await Promise.all([openConsole(stack), openConsole(stack)]);
    const buttons = await Promise.all(people.map((person) => openRecord(person, id)));
    await Promise.all(buttons.map((button) => button.click()));
    const [one, other] = await Promise.all(people.map(({ page }) => urlShown(page)));
    expect(one).toBe(other);
    expect(await paymentsOf(id)).toHaveLength(1);
    for (const { page } of people) await page.context().close();
  });

  it('makes one payment when the answer was lost and Record is pressed again', async () => {
    const { id } = await stack.invoice();
    const opened = await openConsole(stack);
    const record = await openRecord(opened, id);
    await opened.page.route(
      '**/api/v1/payments',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await record.click();
    await opened.page.getByText('The server does not answer').first().waitFor();
    await record.click();
    expect(await urlShown(opened.page)).toContain(stack.sandbox.url);
    expect(await paymentsOf(id)).toHaveLength(1);
    await opened.page.context().close();
  });

  it('selects the link by hand where the browser does not let scripts copy', async () => {
    const { id } = await stack.invoice();
    const opened = await openConsole(stack);
    const { page } = opened;
    await page.addInitScript('navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))');
    await (await openRecord(opened, id)).click();
    const created = page.getByRole('dialog', { name: 'Payment Link Created' });
    await created.getByRole('button', { name: 'Copy link' }).click();
    await created.getByText('Press Ctrl/Cmd+C to copy').waitFor();
    await expect(page.evaluate('getSelection().toString()')).resolves.toContain(stack.sandbox.url);
    await created.getByRole('button', { name: 'Show QR code' }).click();
    await created.getByRole('img', { name: 'QR code of the payment link' }).waitFor();
    await page.context().close();
  });

  it('shows an endpoint that is down, with the id that its log has', async () => {
    const receiver = new WebhookReceiver();
    await receiver.start();
    receiver.default = answers(503, 'closed for the night');
    await stack.api.post('/webhook-endpoints', { url: receiver.url });
    await stack.invoice();
    const { page } = await openConsole(stack);
    await page.goto(stack.urlOf('/developers/endpoints'));
    const endpoint = page.getByRole('row').filter({ hasText: receiver.url });
    await endpoint.getByText('100%').waitFor();
    await endpoint.getByRole('rowheader').getByRole('link').click();
    await page.getByText(/^Failing since/).waitFor();
    await page.getByRole('tab', { name: 'Attempts' }).click();
    const row = page.getByRole('row').filter({ hasText: 'invoice.update.finalized' });
    await row.getByText('503').waitFor();
    await row.getByRole('rowheader').getByRole('button').click();
    // What an endpoint on this machine answers is not kept: that it answered 503 is.
    await page.getByRole('dialog').getByText('503').first().waitFor();
    await expect(page.getByText('closed for the night').count()).resolves.toBe(0);
    await screenshot(page, 'endpoint-down');
    await page.context().close();
    await receiver.stop();
  });

  it('shows that Nomod is gone, with the request id that the log has', async () => {
    const { id } = await stack.invoice();
    const opened = await openConsole(stack);
    const record = await openRecord(opened, id);
    await stack.sandbox.kill('SIGSTOP');
    await record.click();
    const dialog = opened.page.getByRole('dialog', { name: 'Record Payment' });
    await dialog.getByText('Nomod did not answer.').waitFor({ timeout: 20_000 });
    const requestId = await dialog.locator('.request-id .code').innerText();
    await stack.sandbox.kill('SIGCONT');
    expect(requestId).toMatch(/^req_/);
    expect(stack.remit.output()).toContain(requestId);
    await opened.page.context().close();
  });
});
