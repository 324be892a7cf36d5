import { openConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

describe('connecting Nomod', () => {
  let stack: ConsoleStack;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
  });
  afterAll(() => stack.stop());

  it('asks for what is required, recognises the secret, and never shows it again', async () => {
    const { page, problems } = await openConsole(stack);
    await page.goto(stack.urlOf('/integrations/nomod'));
    await page.getByText('Connect Nomod to create payment links.').waitFor();
    await page.getByRole('button', { name: 'Add a connection' }).click();
    const drawer = page.getByRole('dialog', { name: 'Connect to Nomod' });
    await drawer.getByRole('button', { name: 'Create Connection' }).click();
    for (const text of ['Connection name is required.', 'API key is required.', 'Webhook secret is required.']) {
      await drawer.getByText(text).waitFor();
    }
    await drawer.getByLabel('Connection Name').fill('Nomod Production');
    await drawer.getByLabel('API Key').fill('live_1234567890');
    await drawer.getByText('This looks like a real Nomod key.').waitFor();
    await drawer.getByLabel('API Key').fill(stack.gatewayKey);
    await drawer.getByRole('button', { name: 'Generate' }).click();
    await drawer.getByText('Recognised: shared secret for a relay').waitFor();
    await drawer.getByLabel('Webhook Secret').fill(stack.webhookSecret);
    await drawer.getByText('Recognised: signing secret of Nomod.').waitFor();
    const url = `${stack.remit.url}/api/v1/webhooks/nomod/${stack.tenantId}/${stack.environment.id}`;
    await expect(drawer.getByRole('textbox', { name: 'Webhook URL' }).inputValue()).resolves.toBe(url);
    await screenshot(page, 'connect-drawer');
    await drawer.getByRole('button', { name: 'Create Connection' }).click();
    await page.getByText('Nomod connection created.').waitFor();
    await page.getByText('Published').waitFor();
    await page.getByRole('button', { name: 'Edit Nomod Production' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit Nomod Connection' });
    await edit.getByText(`ends with …${stack.gatewayKey.slice(-4)}`).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Delete Nomod Production' }).click();
    const confirm = page.getByRole('dialog', { name: 'Delete Nomod Production?' });
    await confirm.getByText('Links already sent can still be paid at Nomod').waitFor();
    await expect(confirm.locator('button:focus').innerText()).resolves.toBe('Cancel');
    await page.keyboard.press('Enter');
    await page.getByText('Connected Accounts').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
