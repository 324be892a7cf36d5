import type { Page } from 'playwright-core';
import { openConsole, type OpenedConsole, sidewaysScroll, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { choose, press } from './support/keyboard';

describe('who may do what', () => {
  let stack: ConsoleStack;
  let opened: OpenedConsole;
  let page: Page;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    opened = await openConsole(stack);
    page = opened.page;
  });
  afterAll(async () => {
    await page.context().close();
    await stack.stop();
  });
  afterEach(() => expect(opened.problems.splice(0)).toEqual([]));

  const button = (name: string, within = page) => within.getByRole('button', { name, exact: true });
  const newKey = async (...scopes: string[]) =>
    (await stack.api.post<{ api_key: string }>('/api-keys', { name: 'Test', scopes })).api_key;

  async function signedIn(key: string): Promise<Page> {
    const other = await openConsole(stack, { signedIn: false });
    const answer = await other.page.context().request.post(`${stack.remit.url}/api/v1/session`, {
      headers: { 'x-remit-console': '1' },
      data: { key },
    });
    expect(answer.ok()).toBe(true);
    return other.page;
  }

  it('offers a key that only reads nothing that changes anything', async () => {
    const { id } = await stack.invoice();
    const customer = await stack.customer('Read Only');
    const reader = await signedIn(await newKey('read'));
    await reader.goto(stack.urlOf(`/invoices/${id}`));
    await reader.getByRole('heading', { level: 1 }).waitFor();
    await expect(button('Record Payment', reader).count()).resolves.toBe(0);
    await press(reader.getByRole('button', { name: 'More actions' }));
    await reader.getByRole('menuitem').first().waitFor();
    const entries = await reader.getByRole('menuitem').allInnerTexts();
    expect(entries.join()).not.toMatch(/write off|void|push/i);
    await reader.goto(stack.urlOf(`/customers/${customer}`));
    await reader.getByRole('heading', { name: 'Read Only' }).waitFor();
    for (const name of ['Edit', 'Erase', 'Record Payment']) await expect(button(name, reader).count()).resolves.toBe(0);
    await reader.context().close();
  });

  it('erases a person after it was confirmed', async () => {
    const customer = await stack.customer('Gone Tomorrow');
    await page.goto(stack.urlOf(`/customers/${customer}`));
    await press(button('Erase'));
    const dialog = page.getByRole('dialog', { name: 'Erase Gone Tomorrow?' });
    await dialog.getByText('Invoices and payments stay').waitFor();
    await dialog.getByLabel('I know that this cannot be undone.').check();
    await press(dialog.getByRole('button', { name: 'Erase', exact: true }));
    await page.getByRole('heading', { name: '[erased]' }).waitFor();
    await expect(page.getByText('Gone Tomorrow').count()).resolves.toBe(0);
  });

  it('lets an act above the limit wait, and another key approve it', async () => {
    await page.goto(stack.urlOf('/approvals'));
    await page.getByLabel(/^Amounts, such as/).fill('aed 50');
    await press(button('Save limits'));
    await page.getByText('AED 50.00').first().waitFor();
    const { id } = await stack.invoice();
    const act = { amount: '60.00', reason: 'Kindness' };
    const asker = await newKey('read', 'write', 'invoices:adjust');
    const ask = () =>
      page.context().request.post(`${stack.remit.url}/api/v1/invoices/${id}/credit-notes`, {
        headers: { authorization: `Bearer ${asker}` },
        data: act,
      });
    expect((await ask()).status()).toBe(403);
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Write off' });
    await row.getByText('AED 60.00').waitFor();
    await standsStill(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await press(row.getByRole('button', { name: 'Approve' }));
    await row.getByText('Approved', { exact: true }).waitFor();
    expect((await ask()).status()).toBe(201);
    await stack.api.put(`/environments/${stack.environment.id}`, { approval_limits: {} });
  });

  it('shows the other sessions of the same key, and ends one', async () => {
    const other = await signedIn(stack.environment.api_key);
    await page.goto(stack.urlOf(''));
    await choose(page.getByRole('button', { name: 'Account' }), 'Sessions');
    const dialog = page.getByRole('dialog', { name: 'Sessions' });
    await press(dialog.getByRole('button', { name: 'End' }).first());
    await dialog.getByText('This one').waitFor();
    await other.goto(stack.urlOf('/customers'));
    await other.getByLabel('API key').waitFor();
    await other.context().close();
  });
});
