import { totpCode } from '@remit/people';
import type { Page } from 'playwright-core';
import { onDatabase } from '../support/on-database';
import { PASSWORD, People, tokenIn } from '../support/people';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { axeViolations } from './support/axe';
import { openConsole, screenshot, sidewaysScroll, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { choose, press } from './support/keyboard';

const OWNER = 'mariam@palm.example';
const CLERK = 'noor@palm.example';

interface Entry {
  readonly action: string;
  readonly actor_name: string | null;
  readonly details: Record<string, string> | null;
}

describe('people in the console', () => {
  let stack: ConsoleStack;
  let second: RemitProcess;
  let people: People;
  let owner: { cookie: string; environmentId: string };

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    second = await startRemit({ databaseUrl: stack.databaseUrl, nomodUrl: stack.sandbox.url, env: { ROLE: 'api' } });
    people = new People(stack.remit.url, stack.remit.adminKey);
    const cookie = await people.newOwner(stack.tenantId, OWNER, 'Mariam Haddad');
    owner = { cookie, environmentId: stack.environment.id };
  });
  afterAll(async () => {
    await second.stop();
    await stack.stop();
  });

  const join = async (email: string, role: string) =>
    people.join(await people.invite(owner, email, role, stack.environment.id), `${role} person`);

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

  const logged = async (): Promise<Entry[]> =>
    (await stack.api.get<{ items: Entry[] }>('/audit-log?limit=100')).items.toReversed();

  it('a new employee is invited, bills, refunds and is removed: by name in the audit log, out within a second', async () => {
    const { page: boss, problems } = await enter(OWNER);
    await press(boss.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Members' }));
    await boss.getByRole('rowheader').getByText('Mariam Haddad').waitFor();
    await press(boss.getByRole('button', { name: 'Invite a person' }));
    const drawer = boss.getByRole('dialog', { name: 'Invite a person' });
    await press(drawer.getByRole('button', { name: 'Make the invitation' }));
    await drawer.getByText('Enter your e-mail address.').waitFor();
    await drawer.getByLabel('E-mail address').fill(CLERK);
    await drawer.getByLabel('Support').check();
    await standsStill(boss);
    await screenshot(boss, 'people-invite');
    await press(drawer.getByRole('button', { name: 'Make the invitation' }));
    const made = boss.getByRole('dialog', { name: `Give ${CLERK} this link` });
    const link = await made.getByLabel('Invitation link').inputValue();
    expect(tokenIn(link)).toHaveLength(70);
    await screenshot(boss, 'people-invited');
    await boss.keyboard.press('Escape');
    await boss.getByRole('rowheader').getByText(CLERK).waitFor();

    const { page: clerk } = await openConsole(stack, { signedIn: false });
    await clerk.goto(`${stack.remit.url}/join#${tokenIn(link)}`);
    await clerk.getByRole('heading', { name: 'Join Palm Works' }).waitFor();
    await clerk.getByText('Mariam Haddad invited you.').waitFor();
    await clerk.getByLabel('Your name').fill('Noor Saleh');
    await clerk.locator('input[name=password]').fill('password123456');
    await press(clerk.getByRole('button', { name: 'Join' }));
    await clerk.getByText('on lists of breached ones').waitFor();
    await screenshot(clerk, 'people-join');
    await clerk.locator('input[name=password]').fill(PASSWORD);
    await press(clerk.getByRole('button', { name: 'Join' }));
    await clerk.getByRole('heading', { name: 'Get your first invoice paid' }).waitFor();

    const invoice = await stack.invoice();
    const payment = await stack.payOffline(invoice.id, '120.00');
    await clerk.goto(stack.urlOf(`/payments/${payment.id}`));
    await clerk.getByRole('heading', { level: 1 }).waitFor();
    await expect(refusalOf(clerk)).resolves.toBe(403);
    await boss.reload();
    await choose(boss.getByRole('button', { name: 'More actions: Noor Saleh' }), 'Change role');
    const change = boss.getByRole('dialog', { name: 'Change the role of Noor Saleh' });
    await change.getByLabel('Billing').check();
    await press(change.getByRole('button', { name: 'Change role' }));
    await boss.getByText('Noor Saleh has another role now').waitFor();
    await eventually('the role to count', async () => (await refusalOf(clerk)) === 200);
    await clerk.reload();
    await press(clerk.getByRole('button', { name: 'Refund', exact: true }));
    await press(clerk.getByRole('button', { name: /^Refund AED/ }));
    // A description that is hidden has these words too.
    await clerk.getByText(/^AED [\d.,]+ was refunded/).waitFor();

    const [cookie] = (await clerk.context().cookies()).map(({ name, value }) => `${name}=${value}`);
    const elsewhere = new People(second.url, '');
    const by = { cookie: cookie ?? '', environmentId: stack.environment.id };
    expect((await elsewhere.call(by, 'get', 'customers')).status).toBe(200);
    await choose(boss.getByRole('button', { name: 'More actions: Noor Saleh' }), 'Remove');
    const removal = boss.getByRole('dialog', { name: 'Remove Noor Saleh?' });
    await screenshot(boss, 'people-remove');
    await press(removal.getByRole('button', { name: 'Remove' }));
    await boss.getByText('Noor Saleh was removed').waitFor();
    const since = performance.now();
    for (const server of [people, elsewhere])
      await eventually('the person to be out', async () => (await server.call(by, 'get', 'customers')).status === 403);
    expect(performance.now() - since).toBeLessThan(1_000);

    const acts = (await logged()).filter(
      ({ action, details }) => details?.['email'] === CLERK || action === 'payment.refund_requested',
    );
    expect(acts.map(({ action, actor_name: name }) => [action, name])).toEqual([
      ['member.invited', 'Mariam Haddad'],
      ['member.joined', 'Noor Saleh'],
      ['console.signed_in', 'Noor Saleh'],
      ['member.role_changed', 'Mariam Haddad'],
      ['payment.refund_requested', 'Noor Saleh'],
      ['member.removed', 'Mariam Haddad'],
    ]);
    expect(problems).toEqual([]);
    for (const page of [boss, clerk]) await page.context().close();
  });

  /** What the server answers to a refund that cannot work: 403 without the right, else anything. */
  async function refusalOf(page: Page): Promise<number> {
    const url = `${stack.remit.url}/api/v1/payments/unknown/refund`;
    const headers = { 'x-remit-console': '1', 'x-environment-id': stack.environment.id };
    const answer = await page.request.post(url, { headers, data: { full: true } });
    return answer.status() === 403 ? 403 : 200;
  }

  it.each([
    ['read-only', { create: false, members: false, offline: false }],
    ['support', { create: false, members: false, offline: false }],
    ['billing', { create: true, members: false, offline: true }],
    ['developer', { create: true, members: false, offline: false }],
    ['admin', { create: true, members: true, offline: true }],
  ])('%s is offered what the role may do', async (role, offered) => {
    await join(`${role}@palm.example`, role);
    const invoice = await stack.invoice();
    const { page, problems } = await enter(`${role}@palm.example`);
    await page.goto(stack.urlOf('/invoices'));
    await page.getByText(invoice.invoice_number).first().waitFor();
    await expect(page.getByRole('button', { name: 'Create invoice' }).count()).resolves.toBe(offered.create ? 1 : 0);
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    await expect(menu.getByRole('link', { name: 'Members' }).count()).resolves.toBe(offered.members ? 1 : 0);
    await screenshot(page, `people-as-${role}`);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('asks for the password again after ten minutes, and goes on', async () => {
    const { page } = await enter(OWNER);
    await onDatabase(stack.databaseUrl, (client) =>
      client.query(`update console_sessions set confirmed_at = now() - interval '11 minutes'`),
    );
    await page.goto(stack.urlOf('/members'));
    await eventually('the time to be noticed', async () => (await refusalOf(page)) === 403);
    await press(page.getByRole('button', { name: 'Invite a person' }));
    await page.getByRole('dialog').getByLabel('E-mail address').fill('later@palm.example');
    await press(page.getByRole('button', { name: 'Make the invitation' }));
    const dialog = page.getByRole('dialog', { name: 'Enter your password' });
    await dialog.locator('input[name=password]').fill('something else here');
    await press(dialog.getByRole('button', { name: 'Continue' }));
    await dialog.getByText('This is not your password.').waitFor();
    await screenshot(page, 'people-confirm');
    await dialog.locator('input[name=password]').fill(PASSWORD);
    await press(dialog.getByRole('button', { name: 'Continue' }));
    await page.getByRole('dialog', { name: 'Give later@palm.example this link' }).waitFor();
    owner.cookie = await people.signIn(OWNER);
    await page.context().close();
  });

  it('sets up a second factor by QR code, asks for it at the next sign-in, and opens with a recovery code', async () => {
    const email = 'careful@palm.example';
    await join(email, 'billing');
    const { page, problems } = await enter(email);
    await choose(page.getByRole('button', { name: 'Account' }), 'Second factor');
    const dialog = page.getByRole('dialog', { name: 'Second factor' });
    await press(dialog.getByRole('button', { name: 'Set up an authenticator app' }));
    await dialog.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    const secret = await dialog.getByLabel('Key').inputValue();
    await standsStill(page);
    await screenshot(page, 'people-second-factor');
    await dialog.getByLabel('Code that the app shows').fill(totpCode(secret, Math.floor(Date.now() / 30_000)));
    await press(dialog.getByRole('button', { name: 'Switch it on' }));
    const codes = dialog.getByRole('listitem');
    await codes.first().waitFor();
    await expect(codes.count()).resolves.toBe(10);
    const code = await codes.first().innerText();
    await screenshot(page, 'people-recovery-codes');
    await press(dialog.getByRole('button', { name: 'I have kept them' }));
    await choose(page.getByRole('button', { name: 'Account' }), 'Sign out');
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Enter the code.').waitFor();
    await page.locator('input[name=code]').fill(code);
    await page.keyboard.press('Enter');
    await page.locator('main#main h1').waitFor();
    await choose(page.getByRole('button', { name: 'Account' }), 'Second factor');
    await page.getByText('9 of 10 recovery codes are left').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('says alike that address or password is wrong, and signs out wholly, for the next person', async () => {
    await join('next@palm.example', 'billing');
    const { page } = await openConsole(stack, { signedIn: false });
    await page.goto(stack.urlOf('/payments'));
    await page.locator('input[type=email]').fill(OWNER);
    await page.locator('input[name=password]').fill('not her password');
    await page.keyboard.press('Enter');
    await page.getByText('E-mail address or password is wrong.').waitFor();
    await screenshot(page, 'people-sign-in');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Payments' }).waitFor();
    expect(page.url()).toBe(stack.urlOf('/payments'));
    await press(page.getByRole('button', { name: 'Account' }));
    await page.getByText(OWNER).waitFor();
    await page.keyboard.press('Escape');
    await choose(page.getByRole('button', { name: 'Account' }), 'Sign out');
    await page.getByRole('heading', { name: 'Sign in to Remit' }).waitFor();
    await page.locator('input[type=email]').fill('next@palm.example');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('main#main h1').waitFor();
    await press(page.getByRole('button', { name: 'Account' }));
    await page.getByText('next@palm.example').waitFor();
    await expect(page.getByText(OWNER).count()).resolves.toBe(0);
    await page.context().close();
  });

  it('shows nothing that another person saw before the session ended', async () => {
    await stack.customer('Seen Before');
    await join('after@palm.example', 'billing');
    const { page } = await enter(OWNER);
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    await press(menu.getByRole('link', { name: 'Customers' }));
    await page.getByText('Seen Before').waitFor();
    await page.context().clearCookies();
    await press(menu.getByRole('link', { name: 'Payments' }));
    await page.locator('input[type=email]').fill('after@palm.example');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Payments' }).waitFor();
    // Without an answer, only what was kept could be shown.
    await page.route('**/api/v1/customers/search', () => undefined);
    await press(menu.getByRole('link', { name: 'Customers' }));
    await page.getByRole('heading', { name: 'Customers' }).waitFor();
    await expect(page.getByText('Seen Before').count()).resolves.toBe(0);
    await page.context().close();
  });

  it('lets the person choose where to work, on a device that does not know it yet', async () => {
    const { page } = await openConsole(stack, { signedIn: false });
    await page.goto(`${stack.remit.url}/sign-in`);
    await page.locator('input[type=email]').fill(OWNER);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Where do you want to work?' }).waitFor();
    await screenshot(page, 'people-choose');
    await press(page.getByRole('link', { name: /Sandbox/ }));
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await page.context().close();
  });

  it.each([
    ['people-members', { language: 'en' }],
    ['people-members-dark', { language: 'en', colorScheme: 'dark' }],
    ['people-members-phone', { language: 'en', viewport: { width: 390, height: 844 } }],
    ['people-members-ar', { language: 'ar' }],
  ] as const)('the list of members as %s', async (name, options) => {
    await people.invite(owner, 'dana@palm.example', 'support', stack.environment.id);
    const { page } = await enter(OWNER, options);
    await page.goto(stack.urlOf('/members'));
    await page.getByRole('rowheader').getByText('dana@palm.example').waitFor();
    await standsStill(page);
    await screenshot(page, name);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
  });
});
