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
    const key = await once.getByLabel('API key', { exact: true }).inputValue();
    await once.getByRole('button', { name: 'Copy API key' }).waitFor();
    await screenshot(page, 'api-key-once');
    expect(await opens(key)).toBe(200);
    await page.keyboard.press('Escape');
    const row = page.getByRole('row').filter({ hasText: 'Shop · المتجر' });
    await row.getByText('Read', { exact: true }).waitFor();
    expect(await page.content()).not.toContain(key);
    await press(row.getByRole('button', { name: 'Revoke key' }));
    const confirm = dialog('Revoke Shop · المتجر?');
    await confirm.getByText('Every program that uses this key stops working within a second.').waitFor();
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
    await page.getByText('Add an endpoint to receive messages about payments.').waitFor();
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
    const result = page.getByRole('region', { name: 'Result', exact: true });
    // What an address of this machine answers is not kept, only its status.
    await result.getByText('500').first().waitFor();
    await expect(result.getByText('out of paper').count()).resolves.toBe(0);
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
    const detail = dialog('Message');
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
    await dialog('Rotate secret').getByText('The current secret also signs for 24 hours.').waitFor();
    await press(dialog('Rotate secret').getByRole('button', { name: 'Rotate secret' }));
    await expect(dialog('Signing secret').getByLabel('Signing secret').inputValue()).resolves.toMatch(/^whsec_/);
    await page.keyboard.press('Escape');
    await page.getByText('The previous secret also signs until').waitFor();
    await press(button('Disable'));
    await page.locator('.status', { hasText: 'Disabled' }).waitFor();
    await page.getByRole('tab', { name: 'Overview' }).press('ArrowRight');
    await button('Send example').and(page.locator('[aria-disabled=true]')).waitFor();
    await press(button('Enable'));
    await page.locator('.status', { hasText: 'Enabled' }).waitFor();
    await choose(button('More actions'), 'Delete endpoint');
    const confirm = dialog(`Delete ${receiver.url}?`);
    await confirm.getByText('It receives no more messages, and those in its queue are discarded.').waitFor();
    await press(confirm.getByRole('button', { name: 'Delete endpoint' }));
    await page.getByText('Add an endpoint to receive messages about payments.').waitFor();
  });

  it('shows API requests, finds one by its id, and copies it', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const answer = await fetch(`${stack.remit.url}/api/v1/customers/cust_unknown?token=of-a-caller`, {
      headers: { authorization: `Bearer ${stack.environment.api_key}` },
    });
    const requestId = answer.headers.get('x-request-id') ?? '';
    await page.goto(stack.urlOf('/developers/request-log'));
    await page.getByText('Kept for 30 days.').waitFor();
    await page.getByLabel('Search by request id').fill(requestId);
    const row = page.getByRole('row').filter({ hasText: 'GET /customers/cust_unknown' });
    await eventually('the request to be listed', async () => {
      await press(button('Refresh'));
      await row.waitFor({ timeout: 2_000 });
      return true;
    });
    await page.waitForURL(`**/request-log?request=${requestId}`);
    await row.getByText('400').waitFor();
    await press(row.getByRole('link'));
    const drawer = dialog('Request');
    for (const text of ['validation_error', 'API key', 'Not replayed']) await drawer.getByText(text).first().waitFor();
    await screenshot(page, 'request-drawer');
    await press(drawer.getByRole('button', { name: 'Copy request id' }));
    await drawer.getByText('Copied').first().waitFor();
    await expect(page.evaluate('navigator.clipboard.readText()')).resolves.toBe(requestId);
    expect(await page.content()).not.toContain('of-a-caller');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(page.url()).toContain(`request=${requestId}`);
    await page.getByLabel('Status').selectOption('2xx');
    await page.getByText('Nothing fits these filters.').waitFor();
  });

  it('logs what somebody changes in the console, and not what its pages read', async () => {
    await page.goto(stack.urlOf('/customers?new=1'));
    const drawer = dialog('Add customer');
    await drawer.getByLabel('Name').fill('Logged');
    await drawer.getByLabel('External ID').fill('logged');
    await press(drawer.getByRole('button', { name: 'Add customer' }));
    await said('Customer added');
    await page.goto(stack.urlOf('/developers/request-log?method=POST&path=/customers'));
    const rows = page.getByRole('row').filter({ hasText: 'Console' });
    await eventually('the change to be listed', async () => {
      await press(button('Refresh'));
      await rows.first().waitFor({ timeout: 2_000 });
      return true;
    });
    await expect(rows.count()).resolves.toBe(1);
    await rows.getByText('201').waitFor();
    await page.goto(stack.urlOf('/developers/request-log?method=GET'));
    await page.getByRole('table', { name: 'Request log' }).getByText('GET /').first().waitFor();
    await expect(rows.count()).resolves.toBe(0);
  });
});
