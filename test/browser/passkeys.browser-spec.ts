import type { Page } from 'playwright-core';
import { freePort } from '../support/free-port';
import { PASSWORD, People } from '../support/people';
import { KEYS, type RemitProcess, startRemit } from '../support/remit-process';
import { axeViolations } from './support/axe';
import { openConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { choose, press } from './support/keyboard';

/** Chromium's own authenticator, which verifies whoever is there. */
const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

describe('passkeys in the console', () => {
  let stack: ConsoleStack;
  let remit: RemitProcess;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    const port = await freePort();
    const env = { ...KEYS, PUBLIC_URL: `http://localhost:${port}`, ROLE: 'api' };
    remit = await startRemit({ databaseUrl: stack.databaseUrl, nomodUrl: stack.sandbox.url, port, env });
    await new People(remit.url, remit.adminKey).newOwner(stack.tenantId, 'mariam@palm.example', 'Mariam Haddad');
  });
  afterAll(async () => {
    await remit.stop();
    await stack.stop();
  });

  const site = () => remit.url.replace('127.0.0.1', 'localhost');

  async function setVerified(page: Page) {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR });
    return (isUserVerified: boolean) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  }

  it('a person adds one, signs in with it alone, renames and removes it', async () => {
    const { page } = await openConsole(stack, { signedIn: false });
    const verify = await setVerified(page);
    await page.goto(`${site()}/${stack.environment.id}`);
    await page.locator('input[type=email]').fill('mariam@palm.example');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('main#main h1').waitFor();
    await choose(page.getByRole('button', { name: 'Account' }), 'Passkeys');
    const dialog = page.getByRole('dialog', { name: 'Passkeys' });
    await press(dialog.getByRole('button', { name: 'Add a passkey' }));
    await dialog.getByText('Enter a name.').waitFor();
    await dialog.getByLabel('Name of the passkey').fill('Laptop');
    await press(dialog.getByRole('button', { name: 'Add a passkey' }));
    await dialog.getByText('Never used').waitFor();
    await screenshot(page, 'passkeys-dialog');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await choose(page.getByRole('button', { name: 'Account' }), 'Sign out');

    const button = page.getByRole('button', { name: 'Sign in with a passkey' });
    await button.waitFor();
    await screenshot(page, 'passkeys-sign-in');
    expect(await axeViolations(page)).toEqual([]);
    await verify(false);
    await press(button);
    await page.getByText('No passkey was used. Try again.').waitFor();
    await verify(true);
    await press(button);
    await page.locator('main#main h1').waitFor();

    await choose(page.getByRole('button', { name: 'Account' }), 'Passkeys');
    await press(dialog.getByRole('button', { name: 'Rename Laptop' }));
    await dialog.getByLabel('Name of the passkey').first().fill('Work laptop');
    await press(dialog.getByRole('button', { name: 'Save' }));
    await press(dialog.getByRole('button', { name: 'Remove Work laptop' }));
    await page.getByText('The passkey was removed').waitFor();
    expect(await dialog.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await choose(page.getByRole('button', { name: 'Account' }), 'Sign out');
    await press(button);
    await page.getByText('This passkey is not known here').waitFor();
    await page.context().close();
  });

  it('the sign-in page offers it in Arabic too', async () => {
    const { page } = await openConsole(stack, { signedIn: false, language: 'ar' });
    await page.goto(`${site()}/sign-in`);
    await page.getByRole('button', { name: 'تسجيل الدخول بمفتاح مرور' }).waitFor();
    await screenshot(page, 'passkeys-sign-in-ar');
    await page.context().close();
  });
});
