import { onDatabase } from '../support/on-database';
import { axeViolations } from './support/axe';
import { openConsole, screenshot, sidewaysScroll, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { choose, press } from './support/keyboard';
import { latinTexts } from './support/latin-words';

describe('the tenants on the page of the operator', () => {
  let stack: ConsoleStack;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    for (let number = 1; number <= 26; number += 1) await stack.newTenant(`Desert Shop ${number}`);
  });
  afterAll(() => stack.stop());

  const open = async (options: Parameters<typeof openConsole>[1] = {}) => {
    const opened = await openConsole(stack, { signedIn: false, ...options });
    const answer = await opened.page.context().request.post(`${stack.remit.url}/api/v1/session`, {
      headers: { 'x-remit-console': '1' },
      data: { key: stack.remit.adminKey },
    });
    expect(answer.ok()).toBe(true);
    await opened.page.goto(`${stack.remit.url}/operator`);
    return { ...opened, table: opened.page.getByRole('table', { name: /^(Tenants|المستأجرون)$/ }) };
  };

  it('are shown in pages, and found by name or id', async () => {
    const { page, problems, table } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await table.getByText('Desert Shop 26').waitFor();
    await expect(table.getByRole('row').count()).resolves.toBe(26);
    await press(page.getByRole('button', { name: 'Show more' }));
    await table.getByText('Palm Works').waitFor();
    await expect(table.getByRole('row').count()).resolves.toBe(28);
    await expect(page.getByRole('button', { name: 'Show more' }).count()).resolves.toBe(0);
    const search = page.getByRole('searchbox', { name: 'Search by name or id' });
    await search.fill('shop 17');
    await table.getByText('Desert Shop 26').waitFor({ state: 'detached' });
    await table.getByText('Desert Shop 17').waitFor();
    await search.fill(stack.tenantId);
    await table.getByText('Desert Shop 17').waitFor({ state: 'detached' });
    await table.getByText('Palm Works').waitFor();
    await expect(table.getByRole('row').count()).resolves.toBe(2);
    await press(table.getByRole('button', { name: 'Copy Id of Sandbox' }));
    await expect(page.evaluate('navigator.clipboard.readText()')).resolves.toBe(stack.environment.id);
    await search.fill('nobody of this name');
    await page.getByText('No match').waitFor();
    await press(page.getByRole('button', { name: 'Clear filters' }));
    await table.getByText('Desert Shop 26').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('get an owner and a key from their row', async () => {
    const { page, problems, table } = await open();
    const actions = page.getByRole('button', { name: 'Actions for Desert Shop 26' });
    await choose(actions, 'Invite an owner');
    const invite = page.getByRole('dialog', { name: 'Invite an owner of Desert Shop 26' });
    await press(invite.getByRole('button', { name: 'Make the link' }));
    await invite.getByText('E-mail is required.').waitFor();
    await invite.getByLabel('E-mail of the owner').fill('mariam@desert.example');
    await press(invite.getByRole('button', { name: 'Make the link' }));
    await invite.getByText('Send this link to the owner now: it is not shown again.').waitFor();
    expect(await invite.getByLabel('Link', { exact: true }).inputValue()).toContain(stack.remit.url);
    await press(invite.getByRole('button', { name: 'Close' }).last());
    await choose(actions, 'Create a key');
    const create = page.getByRole('dialog', { name: 'Create a key for Desert Shop 26' });
    await create.getByLabel('Name of the key').fill('Lost and found');
    await create.getByLabel('Write', { exact: true }).uncheck();
    await standsStill(page);
    await screenshot(page, 'operator-key-scopes');
    await press(create.getByRole('button', { name: 'Create key' }));
    await create.getByText('Copy the key now: it is not shown again.').waitFor();
    await screenshot(page, 'operator-key');
    const key = await create.getByLabel('Key', { exact: true }).inputValue();
    const headers = { 'x-api-key': key };
    const tried = await page.request.post(`${stack.remit.url}/api/v1/customers`, { headers, data: { name: 'X' } });
    expect(await tried.json()).toMatchObject({ code: 'forbidden' });
    await press(create.getByRole('button', { name: 'Add this key to my session' }));
    await create.waitFor({ state: 'detached' });
    await press(page.getByRole('link', { name: 'Home' }));
    await page.getByText('0 of 5 done').waitFor();
    await page.goBack();
    await page.getByLabel('Name of the tenant').fill('Newest of all');
    await page.keyboard.press('Enter');
    await table.getByText('Newest of all').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('stand below the work that was given up on, all of it counted', async () => {
    await onDatabase(stack.databaseUrl, (client) =>
      client.query(
        `insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
         select $1, $2, n::text, 'hear', 'local', 'dead', now(), now() from generate_series(1, 101) n`,
        [stack.tenantId, stack.environment.id],
      ),
    );
    const { page } = await open();
    await page.getByRole('heading', { name: 'Given up on: 101' }).waitFor();
    await onDatabase(stack.databaseUrl, (client) =>
      client.query(`delete from event_deliveries where subscriber = 'hear'`),
    );
    await page.context().close();
  });

  it('are said to have failed to load, and load again', async () => {
    const { page, table } = await open();
    await table.getByText('Desert Shop 25').waitFor();
    await page.route(/admin\/tenants\?.*cursor/, (route) => route.abort());
    await press(page.getByRole('button', { name: 'Show more' }));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await page.unrouteAll();
    await press(alert.getByRole('button', { name: 'Try again' }));
    await table.getByText('Palm Works').waitFor();
    await page.context().close();
  });

  it.each([
    ['light', 1280, 'en'],
    ['dark', 390, 'en'],
    ['light', 390, 'ar'],
    ['dark', 1280, 'ar'],
  ] as const)('stand without a finding of axe: %s, %d wide, %s', async (colorScheme, width, language) => {
    const { page, table } = await open({ language, colorScheme, viewport: { width, height: 900 } });
    await table.getByText('Desert Shop 9').waitFor();
    await standsStill(page);
    await screenshot(page, `operator-tenants-${language}-${width}`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    if (language === 'ar') expect(await latinTexts(page, ['Desert Shop', 'Palm Works'])).toEqual([]);
    await page.context().close();
  });
});
