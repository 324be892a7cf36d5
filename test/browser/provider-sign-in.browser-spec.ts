import type { Page } from 'playwright-core';
import { KEYS, type RemitProcess, startRemit } from '../support/remit-process';
import { TestIdentityProvider } from '../support/identity-provider';
import { People } from '../support/people';
import { axeViolations } from './support/axe';
import { openConsole, screenshot, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

describe('the sign-in at a provider, in the console', () => {
  let provider: TestIdentityProvider;
  let stack: ConsoleStack;
  let remit: RemitProcess;

  beforeAll(async () => {
    provider = await TestIdentityProvider.start();
    stack = await ConsoleStack.start();
    const roles = [{ group: 'finance', role: 'admin', tenant: stack.tenantId, environment: stack.environment.id }];
    remit = await startRemit({
      databaseUrl: stack.databaseUrl,
      nomodUrl: stack.sandbox.url,
      env: { ...KEYS, ...provider.settings(roles), OIDC_SIGN_OUT: 'true', ROLE: 'api' },
    });
    await provider.serve(remit.url);
    await provider.know('noor', {
      email: 'noor@staff.example',
      email_verified: true,
      name: 'Noor Saleh',
      groups: ['finance'],
    });
    await provider.know('sara', {
      email: 'sara@staff.example',
      email_verified: true,
      name: 'Sara',
      groups: ['gardeners'],
    });
  });
  afterAll(async () => {
    await remit.stop();
    await stack.stop();
    await provider.stop();
  });

  const open = (options: Parameters<typeof openConsole>[1] = {}) => openConsole(stack, { signedIn: false, ...options });

  /** The provider's own pages: a login with any password, then the consent. */
  async function passProvider(page: Page, login: string): Promise<void> {
    await page.waitForURL(`${provider.issuer}/**`);
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  it('a person comes from the sign-in page to the page that was asked for, and proves it again for a secret', async () => {
    const { page, problems } = await open();
    await page.goto(`${remit.url}/${stack.environment.id}/members`);
    const button = page.getByRole('button', { name: 'Sign in with Acme Login' });
    await button.waitFor();
    await standsStill(page);
    await screenshot(page, 'provider-sign-in');
    expect(await axeViolations(page)).toEqual([]);
    await press(button);
    await passProvider(page, 'noor');
    await page.getByRole('rowheader').getByText('Noor Saleh').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/${stack.environment.id}/members`);
    await page.getByText('given by the sign-in provider').waitFor();
    await screenshot(page, 'provider-member');
    await press(page.getByRole('button', { name: 'Account' }));
    await page.getByRole('menuitem', { name: 'Second factor' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Change password' }).count()).toBe(0);
    await page.keyboard.press('Escape');

    await stack.confirmedLongAgo();
    await press(page.getByRole('button', { name: 'Invite a person' }));
    const drawer = page.getByRole('dialog', { name: 'Invite a person' });
    await drawer.getByLabel('E-mail address').fill('dana@staff.example');
    await drawer.getByLabel('Support').check();
    await press(drawer.getByRole('button', { name: 'Make the invitation' }));
    const again = page.getByRole('button', { name: 'Go to Acme Login' });
    await again.waitFor();
    await screenshot(page, 'provider-confirm');
    expect(await page.locator('input[name=password]').count()).toBe(0);
    await press(again);
    await page.waitForURL(`${provider.issuer}/**`);
    await page.locator('input[name=login]').fill('noor');
    await page.locator('input[name=password]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.waitForURL(`${remit.url}/${stack.environment.id}/members`);
    await press(page.getByRole('button', { name: 'Invite a person' }));
    await drawer.getByLabel('E-mail address').fill('dana@staff.example');
    await drawer.getByLabel('Support').check();
    await press(drawer.getByRole('button', { name: 'Make the invitation' }));
    await page.getByRole('dialog', { name: 'Give dana@staff.example this link' }).waitFor();
    expect(problems.filter((problem) => !problem.startsWith('left our origin'))).toEqual([]);
    await page.context().close();
  });

  it('a person connects an account there, which then signs in without an address, and disconnects it', async () => {
    await provider.know('entra-17', { name: 'Mona' });
    const people = new People(remit.url, remit.adminKey);
    const { page, problems } = await open();
    const session = await people.newOwner(stack.tenantId, 'mona@palm.example', 'Mona Haddad');
    const [name = '', value = ''] = session.split('=');
    await page.context().addCookies([{ name, value, url: remit.url }]);
    await page.goto(`${remit.url}/${stack.environment.id}/customers`);
    const openDialog = async () => {
      await page.getByRole('button', { name: 'Account', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Sign-in with Acme Login' }).click();
    };
    await openDialog();
    const dialog = page.getByRole('dialog', { name: 'Sign-in with Acme Login' });
    await dialog.getByText('Connect your account at Acme Login.').waitFor();
    await standsStill(page);
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, 'provider-connect');
    await press(dialog.getByRole('button', { name: 'Connect Acme Login' }));
    await passProvider(page, 'entra-17');
    await page.waitForURL(`${remit.url}/${stack.environment.id}/customers`);
    await openDialog();
    await dialog.getByText('is connected: it signs you in here.').waitFor();
    await screenshot(page, 'provider-connected');

    const { page: later, problems: laterProblems } = await open();
    await later.goto(`${remit.url}/${stack.environment.id}/customers`);
    await press(later.getByRole('button', { name: 'Sign in with Acme Login' }));
    await passProvider(later, 'entra-17');
    await later.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();

    await press(dialog.getByRole('button', { name: 'Disconnect' }));
    await dialog.getByText('Connect your account at Acme Login.').waitFor();
    const broken = [...problems, ...laterProblems].filter((problem) => !problem.startsWith('left our origin'));
    expect(broken).toEqual([]);
    await Promise.all([page, later].map((one) => one.context().close()));
  });

  it('who signs out here signs out there too, and is asked again at the next sign-in', async () => {
    const { page } = await open();
    await page.goto(`${remit.url}/${stack.environment.id}/customers`);
    await press(page.getByRole('button', { name: 'Sign in with Acme Login' }));
    await passProvider(page, 'noor');
    await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Account', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    expect(page.url()).not.toContain('id_token_hint');
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await page.waitForURL(`${remit.url}/sign-in**`);
    await press(page.getByRole('button', { name: 'Sign in with Acme Login' }));
    await page.waitForURL(`${provider.issuer}/**`);
    await page.locator('input[name=login]').waitFor();
    await passProvider(page, 'noor');
    await page.getByRole('link', { name: 'Home' }).waitFor();
    // An answer without content leaves the page where it is. Then the browser shows it as one that it kept.
    await page.route(`${provider.issuer}/**`, (route) => route.fulfill({ status: 204 }));
    await page.getByRole('button', { name: 'Account', exact: true }).click();
    const away = page.waitForResponse((response) => response.url().startsWith(provider.issuer));
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await away;
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
    await page.getByRole('button', { name: 'Sign in with Acme Login' }).waitFor();
    await page.context().close();
  });

  it.each([
    ['en', 'You are not signed in', /open nothing here/, 'Back to the sign-in'],
    ['ar', 'لم يُسجَّل دخولك', /لا تفتح شيئًا هنا/, 'العودة إلى تسجيل الدخول'],
  ] as const)('somebody without a mapped group reads why (%s)', async (language, title, text, back) => {
    const { page } = await open({ language });
    await page.goto(`${remit.url}/sign-in`);
    await press(page.getByRole('button', { name: /Acme Login/ }));
    await passProvider(page, 'sara');
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText(text).waitFor();
    expect(page.url()).toBe(`${remit.url}/sign-in/provider`);
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, `provider-refused-${language}`);
    await press(page.getByRole('link', { name: back }));
    await page.getByRole('button', { name: /Acme Login/ }).waitFor();
    await page.context().close();
  });

  it('an answer without its beginning, or a provider that is silent, is said in words; the password is still there', async () => {
    const { page } = await open();
    await page.goto(`${remit.url}/sign-in/provider?code=stolen&state=stolen`);
    await page.getByText('This sign-in was begun in another browser').waitFor();
    await provider.silence(true);
    await page.goto(`${stack.remit.url}/sign-in`);
    expect(await page.getByRole('button', { name: /Acme Login/ }).count()).toBe(0);
    await page.context().close();
    await provider.silence(false);
  });
});
