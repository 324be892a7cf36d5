import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { onDatabase } from '../support/on-database';
import { PASSWORD, People } from '../support/people';
import { axeViolations } from './support/axe';
import { openConsole, screenshot, sidewaysScroll, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

const OWNER = 'mariam@palm.example';

describe('the audit log in the console', () => {
  let stack: ConsoleStack;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    const people = new People(stack.remit.url, stack.remit.adminKey);
    const cookie = await people.newOwner(stack.tenantId, OWNER, 'Mariam Haddad');
    const owner = { cookie, environmentId: stack.environment.id };
    await people.join(await people.invite(owner, 'sam@palm.example', 'support', stack.environment.id), 'Sam Reed');
    const { id: invoiceId } = await stack.invoice();
    const offline = { payment_method_type: 'offline', amount: '50.25', currency: 'AED' };
    const payment = { destination_type: 'invoice', destination_id: invoiceId, ...offline };
    await people.call(owner, 'post', 'payments', payment);
  });
  afterAll(() => stack.stop());

  /** A browser in which the person is signed in by the form. */
  async function enter(email: string, options: Parameters<typeof openConsole>[1] = {}) {
    const opened = await openConsole(stack, { signedIn: false, ...options });
    const { page } = opened;
    await page.goto(stack.urlOf(''));
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('main#main h1').waitFor();
    return opened;
  }

  const rows = async (page: Page): Promise<string[]> => {
    await standsStill(page);
    return (await page.locator('main table tbody th').allInnerTexts()).map((text) => text.trim());
  };

  it('an owner finds who recorded an amount, by search and by person, and sees the whole entry', async () => {
    const { page, problems } = await enter(OWNER);
    await press(page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Audit log' }));
    await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor();
    await page.getByText('were checked. None was changed').waitFor();
    expect(await rows(page)).toEqual(
      expect.arrayContaining(['Offline payment recorded', 'Person joined', 'Person invited']),
    );
    await page.getByRole('searchbox').fill('50.25');
    await page.getByRole('rowheader', { name: 'Person joined' }).first().waitFor({ state: 'detached' });
    expect(await rows(page)).toEqual(['Offline payment recorded']);
    const cells = await page.locator('main table tbody td').allInnerTexts();
    expect(cells.join(' ')).toMatch(/AED 50\.25.*Mariam Haddad/);
    await press(page.getByRole('link', { name: 'Offline payment recorded' }));
    const drawer = page.getByRole('dialog', { name: 'Offline payment recorded' });
    await drawer.getByText(/^[0-9a-f]{64}$/).waitFor();
    await standsStill(page);
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, 'audit-log-entry');
    await press(drawer.getByRole('button', { name: 'Show only what Mariam Haddad did' }));
    await page.getByRole('searchbox').fill('');
    await page.waitForURL((url) => url.searchParams.has('actor') && !url.searchParams.has('search'));
    await page.getByRole('rowheader', { name: 'Person invited' }).waitFor();
    expect(await page.getByRole('rowheader', { name: 'API key created' }).count()).toBe(0);
    await page.getByLabel('Action', { exact: true }).selectOption({ label: 'All: Payments' });
    await page.getByRole('rowheader', { name: 'Person invited' }).waitFor({ state: 'detached' });
    expect(await rows(page)).toEqual(['Offline payment recorded']);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('saves the chain as a file, oldest first, with every hash', async () => {
    const { page } = await openConsole(stack);
    await page.goto(stack.urlOf('/audit-log'));
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?sequence,.*,hash$/);
    expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(
      lines.slice(1).map((_, index) => index + 1),
    );
    expect(lines.slice(1).every((line) => /,[0-9a-f]{64}$/.test(line))).toBe(true);
    await page.context().close();
  });

  it('is not offered to a role that may not read it, and refused by its address', async () => {
    const { page } = await enter('sam@palm.example');
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    await menu.getByRole('link', { name: 'Invoices' }).waitFor();
    expect(await menu.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
    await page.goto(stack.urlOf('/audit-log'));
    await page.getByRole('heading', { level: 1, name: 'You don’t have access' }).waitFor();
    await page.context().close();
  });

  it.each([
    ['light', 1280, 'en'],
    ['dark', 390, 'en'],
    ['light', 390, 'ar'],
    ['dark', 1280, 'ar'],
  ] as const)('stays readable: %s, %d wide, %s', async (colorScheme, width, language) => {
    const { page } = await openConsole(stack, { colorScheme, viewport: { width, height: 800 }, language });
    await page.goto(stack.urlOf('/audit-log'));
    await page.locator('main table').waitFor();
    await standsStill(page);
    await screenshot(page, `audit-log-${colorScheme}-${width}-${language}`);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('says so when an entry was changed, when one is missing, and when the end was cut off', async () => {
    const { page } = await openConsole(stack);
    await page.goto(stack.urlOf('/audit-log'));
    const card = page.getByRole('region', { name: 'Is the log whole?' });
    const last = await card.getByText(/^\d+:[0-9a-f]{64}$/).innerText();
    const compare = async (text: string) => {
      await card.getByRole('textbox').fill(text);
      await card.getByRole('textbox').press('Enter');
    };
    await card.getByText('Compare with a saved entry').first().click();
    await compare('yesterday');
    await card.getByText('Enter number and hash').waitFor();
    await compare(last);
    await card.getByText('The entry that you saved is there, unchanged.').waitFor();
    const tamper = (statement: string) => onDatabase(stack.databaseUrl, (client) => client.query(statement));
    await tamper('delete from audit_log_entries where sequence = (select max(sequence) from audit_log_entries)');
    await card.getByRole('button', { name: 'Check again' }).click();
    await card.getByText('No. The entry that you saved is gone or changed').waitFor();
    await tamper(`update audit_log_entries set actor_name = 'Somebody' where sequence = 2`);
    await card.getByRole('button', { name: 'Check again' }).click();
    await card.getByText('No. Entry 2 was changed after it was written.').waitFor();
    await screenshot(page, 'audit-log-broken');
    await tamper('delete from audit_log_entries where sequence = 2');
    await card.getByRole('button', { name: 'Check again' }).click();
    await card.getByText('No. Before entry 3 an entry is missing.').waitFor();
    await page.context().close();
  });
});
