import type { Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { answers, WebhookReceiver } from '../support/webhook-receiver';
import { openConsole, type OpenedConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { choose, press } from './support/keyboard';

describe('what integrators need', () => {
  const receiver = new WebhookReceiver();
  let stack: ConsoleStack;
  let opened: OpenedConsole;
  let page: Page;

  beforeAll(async () => {
    await receiver.start();
    stack = await ConsoleStack.start();
    await stack.connect();
  });
  afterAll(async () => {
    await stack.stop();
    await receiver.stop();
  });
  beforeEach(async () => {
    opened = await openConsole(stack, { colorScheme: 'dark' });
    page = opened.page;
  });
  afterEach(async () => {
    expect(opened.problems).toEqual([]);
    await page.context().close();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

  const opens = async (key: string) =>
    (await fetch(`${stack.remit.url}/api/v1/customers`, { headers: { authorization: `Bearer ${key}` } })).status;

  it('creates a key that is shown once, and revokes it', async () => {
    await page.goto(stack.urlOf('/developers/api-keys'));
    await press(button('Create key'));
    const drawer = dialog('Create key');
    const create = drawer.getByRole('button', { name: 'Create key' });
    await drawer.getByLabel('Expires').fill('2020-01-01');
    for (const scope of ['Read', 'Write']) await drawer.getByLabel(scope, { exact: true }).press('Space');
    await press(create);
    for (const text of ['Name is required.', 'Choose at least one permission.', 'The date must be in the future.']) {
      await drawer.getByText(text).waitFor();
    }
    await expect(drawer.locator('input:focus').getAttribute('name')).resolves.toBe('name');
    await drawer.getByLabel('Name').fill('Shop · المتجر');
    await drawer.getByLabel('Read', { exact: true }).press('Space');
    await drawer.getByLabel('Expires').fill('2999-01-01');
    await press(create);
    const once = dialog('Your new key');
    await once.getByText('You will not see this key again.').waitFor();
    const key = await once.getByLabel('Key', { exact: true }).inputValue();
    await once.getByRole('button', { name: 'Copy Key' }).waitFor();
    await screenshot(page, 'api-key-once');
    expect(await opens(key)).toBe(200);
    await page.keyboard.press('Escape');
    const row = page.getByRole('row').filter({ hasText: 'Shop · المتجر' });
    await row.getByText('Read', { exact: true }).waitFor();
    expect(await page.content()).not.toContain(key);
    await press(row.getByRole('button', { name: 'Revoke key' }));
    const confirm = dialog('Revoke Shop · المتجر?');
    await confirm.getByText('Whatever uses this key stops working within a second.').waitFor();
    await eventually('the harmless button to have the focus', async () =>
      (await confirm.locator('button:focus').innerText()).includes('Cancel'),
    );
    await press(confirm.getByRole('button', { name: 'Revoke key' }));
    await said('Key revoked');
    await row.waitFor({ state: 'detached' });
    await eventually('the key to open nothing', () => opens(key), { until: (status) => status === 401 });
  });

  it('adds an endpoint, sends it an example, and shows what came of it', async () => {
    await page.goto(stack.urlOf('/developers/endpoints'));
    await page.getByText('Add an endpoint to be told about payments.').waitFor();
    await press(button('Add endpoint'));
    const drawer = dialog('Add endpoint');
    const add = drawer.getByRole('button', { name: 'Add endpoint' });
    await drawer.getByLabel('URL').fill('nowhere');
    await press(add);
    await drawer.getByText('Enter a URL that begins with https.').waitFor();
    await drawer.getByLabel('URL').fill('http://example.com/hook');
    await press(add);
    await drawer.locator('[name=url][aria-invalid=true]').waitFor();
    await drawer.getByLabel('URL').fill(receiver.url);
    await drawer.getByLabel('Description').fill('Books');
    await press(add);
    const once = dialog('Signing secret');
    await once.getByText('Copy it now: it is not shown again.').waitFor();
    await expect(once.getByLabel('Signing secret').inputValue()).resolves.toMatch(/^whsec_/);
    await page.keyboard.press('Escape');

    const row = page.getByRole('row').filter({ hasText: receiver.url });
    await row.getByText('Nothing sent').waitFor();
    await press(row.getByRole('link', { name: receiver.url }));

    receiver.behaviours.push(answers(500, 'out of paper'));
    await page.getByRole('tab', { name: 'Overview' }).press('ArrowRight');
    await press(button('Send example'));
    await said('An example is on its way');
    const result = page.getByRole('region', { name: 'What came of it' });
    await result.getByText('out of paper').waitFor();
    await result.getByText('"webhook.test"').waitFor();
    await result.getByText('Delivered').waitFor();
    await screenshot(page, 'endpoint-testing');
  });

  it('lists the attempts of an endpoint, opens one, and replays it', async () => {
    await page.goto(stack.urlOf('/developers/endpoints'));
    await page.getByRole('cell', { name: '50% 1 of 2 calls' }).waitFor();
    await press(page.getByRole('link', { name: 'Attempts' }));
    const row = page.getByRole('table', { name: 'Attempts' }).getByRole('row').filter({ hasText: 'webhook.test' });
    await press(row.getByRole('rowheader').getByRole('button'));
    const detail = dialog('Message id');
    await detail.getByText('"webhook.test"').waitFor();
    await press(detail.getByText('Headers sent').first());
    const headers = await detail.getByLabel('Headers sent').first().innerText();
    expect(headers).toContain(`webhook-id: ${String(receiver.received[0]?.headers['webhook-id'])}`);
    expect(headers).toMatch(/webhook-signature: v1,/);
    await screenshot(page, 'endpoint-attempts');
    await page.keyboard.press('Escape');
    await press(row.getByRole('button', { name: 'Replay' }));
    await said('Being sent again');
    await eventually('the example to be sent again', () => receiver.types().length === 3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await page.getByLabel('Status').selectOption('failed');
    await page.getByText('Nothing fits these filters.').waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('attempts');
  });

  it('changes, rotates, switches off and deletes an endpoint', async () => {
    await page.goto(stack.urlOf('/developers/endpoints'));
    await press(page.getByRole('link', { name: receiver.url }));
    await press(button('Edit'));
    const drawer = dialog('Edit endpoint');
    await drawer.getByLabel('Events').fill('payment.succ');
    await page.getByRole('option', { name: 'payment.success' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(drawer.getByRole('button', { name: 'Save' }));
    await said('Endpoint saved');
    await page.getByRole('region', { name: 'Events' }).getByText('payment.success').waitFor();
    await choose(button('More actions'), 'Rotate secret');
    await dialog('Rotate secret').getByText('The present secret signs too for 24 hours.').waitFor();
    await press(dialog('Rotate secret').getByRole('button', { name: 'Rotate secret' }));
    await expect(dialog('Signing secret').getByLabel('Signing secret').inputValue()).resolves.toMatch(/^whsec_/);
    await page.keyboard.press('Escape');
    await page.getByText('The one before signs too until').waitFor();
    await press(button('Disable'));
    await page.locator('.status', { hasText: 'Disabled' }).waitFor();
    await page.getByRole('tab', { name: 'Overview' }).press('ArrowRight');
    await button('Send example').and(page.locator('[aria-disabled=true]')).waitFor();
    await press(button('Enable'));
    await page.locator('.status', { hasText: 'Enabled' }).waitFor();
    await choose(button('More actions'), 'Delete endpoint');
    const confirm = dialog(`Delete ${receiver.url}?`);
    await confirm.getByText('It is told nothing any more, and what waits to be sent is given up.').waitFor();
    await press(confirm.getByRole('button', { name: 'Delete endpoint' }));
    await page.getByText('Add an endpoint to be told about payments.').waitFor();
  });

  it('shows an incoming event with its body, and finds it by result, charge and payment', async () => {
    const payment = await stack.link();
    const { id: chargeId } = await stack.pay(payment);
    await stack.control.post(stack.accountPath('/charges'), { amount: '33.00', currency: 'AED' });
    await page.goto(stack.urlOf(`/developers/events?charge=${chargeId}`));
    const table = page.getByRole('table', { name: 'Incoming events' });
    await table.getByText('Processed').first().waitFor();
    await page.getByLabel('Search by charge id').fill('');
    await page.getByLabel('Result').selectOption('unmatched');
    await table.getByText('Unmatched').first().waitFor();
    await expect(table.getByText('Processed').count()).resolves.toBe(0);
    await press(button('Clear filters'));
    await page.getByLabel('Search by payment id').fill(payment.id);
    const row = table.getByRole('row').filter({ hasText: 'Processed' }).first();
    await row.getByRole('link', { name: `pay_…${payment.id.slice(-6)}` }).waitFor();
    await press(row.getByRole('rowheader').getByRole('link'));
    await page.getByRole('region', { name: 'Raw body' }).getByText(chargeId).first().waitFor();
    for (const fact of ['Request id', 'Message id', 'Source']) await page.getByText(fact, { exact: true }).waitFor();
    await press(button('Replay'));
    await press(dialog('Replay this event?').getByRole('button', { name: 'Replay' }));
    await said('Event is being handled again');
    await page.locator('.page-title .status', { hasText: 'Ignored – duplicate' }).waitFor();
    const { amount_paid: paid } = await stack.api.get<{ amount_paid: string }>(`/invoices/${payment.destination_id}`);
    expect(paid).toBe('120.00');
  });

  it('shows what was rejected, without its content', async () => {
    await page.goto(stack.urlOf('/developers/events?result=rejected'));
    await page.getByText('Nothing was rejected.').waitFor();
    const url = `${stack.remit.url}/api/v1/webhooks/nomod/${stack.tenantId}/${stack.environment.id}`;
    const forged = await fetch(url, {
      method: 'POST',
      headers: { 'svix-id': 'msg_1', 'svix-timestamp': '1', 'svix-signature': 'v1,forged' },
      body: '{"type":"charge.completed","data":{"id":"forged-by-a-stranger"}}',
    });
    expect(forged.status).toBe(400);
    const row = page.getByRole('row').filter({ hasText: 'Rejected' });
    await eventually('the call to be listed', async () => {
      await page.reload();
      await row.waitFor({ timeout: 2_000 });
      return true;
    });
    await row.getByText(forged.headers.get('x-request-id') ?? 'no id').waitFor();
    expect(await page.content()).not.toContain('forged-by-a-stranger');
    await screenshot(page, 'events-rejected');
  });

  it('replays an unmatched event without asking', async () => {
    const made = await fetch(`${stack.sandbox.url}/v1/links`, {
      method: 'POST',
      headers: { 'x-api-key': stack.gatewayKey, 'content-type': 'application/json' },
      body: JSON.stringify({ currency: 'AED', title: 'By hand', items: [{ name: 'Work', amount: '120.00' }] }),
    });
    await stack.control.post(`/links/${((await made.json()) as { id: string }).id}/pay`);
    await page.goto(stack.urlOf('/developers/events?result=unmatched'));
    await press(page.getByRole('button', { name: 'Replay' }).first());
    await said('Event is being handled again');
  });
});
