import { openConsole, screenshot, sidewaysScroll, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

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
    await confirm.getByText('It is refused while something at Nomod still needs the key.').waitFor();
    await expect(confirm.locator('button:focus').innerText()).resolves.toBe('Cancel');
    await page.keyboard.press('Enter');
    await page.getByText('Connected Accounts').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('says how the last call ended and why, and replaces a key that Nomod refuses', async () => {
    const { page, problems } = await openConsole(stack);
    await stack.api.post('/connections', { name: 'Old key', provider_type: 'nomod', api_key: 'not-a-key-of-nomod' });
    await page.goto(stack.urlOf('/integrations/nomod'));
    const row = page.getByRole('listitem').filter({ hasText: 'Old key' });
    await row.getByText('Last call to Nomod: none yet').waitFor();
    await press(row.getByRole('button', { name: 'Test connection' }));
    await row.getByText('Nomod refuses the API key. Replace it under Edit.').waitFor();
    await press(row.getByRole('button', { name: 'Edit Old key' }));
    const edit = page.getByRole('dialog', { name: 'Edit Nomod Connection' });
    await press(edit.getByRole('button', { name: 'Replace API key' }));
    const replace = page.getByRole('dialog', { name: 'Replace the API key of Old key?' });
    const submit = replace.getByRole('button', { name: 'Replace API key' });
    await press(submit);
    await replace.getByText('API key is required.').waitFor();
    await replace.getByLabel('New API key').fill('also-not-a-key');
    await press(submit);
    await replace.getByRole('alert').getByText('Nomod refuses the API key.').waitFor();
    await replace.getByLabel('New API key').fill(stack.gatewayKey);
    await press(submit);
    await edit.getByText(`ends with …${stack.gatewayKey.slice(-4)}`).waitFor();
    await page.keyboard.press('Escape');
    await row.getByText('Last call to Nomod: succeeded').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['light', 1280, 'en'],
    ['dark', 390, 'ar'],
  ] as const)('fits the drawers: %s, %d wide, %s', async (colorScheme, width, language) => {
    const { page } = await openConsole(stack, { colorScheme, viewport: { width, height: 900 }, language });
    await page.goto(stack.urlOf('/integrations/nomod'));
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Nomod Production' })
      .locator('[aria-label]')
      .first()
      .press('Enter');
    await page.getByRole('dialog').locator('fieldset').first().waitFor();
    await standsStill(page);
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await screenshot(page, `connection-edit-${colorScheme}-${width}-${language}`);
    await page.context().close();
  });
});
