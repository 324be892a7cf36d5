import { openConsole, screenshot } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { choose, press } from './support/keyboard';

describe('the frame and signing in', () => {
  let stack: ConsoleStack;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
  });
  afterAll(() => stack.stop());

  it('says what is wrong with a key, and goes where one wanted to', async () => {
    const { page, problems } = await openConsole(stack, { signedIn: false });
    await page.goto(stack.urlOf('/payments?status=pending'));
    await press(page.getByRole('button', { name: 'Sign in', exact: true }));
    await page.getByText('Enter an API key.').waitFor();
    await page.getByLabel('API key').fill('sk_sandbox_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('This key is not known, or it has expired.').waitFor();
    await page.getByLabel('API key').fill(stack.environment.api_key);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Payments' }).waitFor();
    expect(page.url()).toBe(stack.urlOf('/payments?status=pending'));
    await choose(page.getByRole('button', { name: 'Account' }), 'Sign out');
    await page.getByRole('heading', { name: 'Sign in to Remit' }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('lets the operator in, who makes a tenant and opens it', async () => {
    const { page, problems } = await openConsole(stack, { signedIn: false, colorScheme: 'dark' });
    await page.goto(`${stack.remit.url}/`);
    await page.getByLabel('API key').fill(stack.remit.adminKey);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Operator' }).waitFor();
    await page.getByText('All work is done').waitFor();
    const create = page.getByRole('button', { name: 'Create tenant' });
    await press(create);
    await page.getByText('Name is required.').waitFor();
    await page.getByLabel('Name of the tenant').fill('Dune Coffee · قهوة');
    await press(create);
    await page.getByText('Tenant Dune Coffee · قهوة was created').waitFor();
    await page.getByText('Copy the keys now: they are not shown again.').waitFor();
    await screenshot(page, 'operator');
    await press(page.getByRole('button', { name: 'Add this key to my session' }).first());
    await press(page.getByRole('link', { name: 'Home' }));
    await page.getByRole('heading', { name: 'Get your first invoice paid' }).waitFor();
    await page.getByText('0 of 5 done').waitFor();
    await choose(page.getByRole('button', { name: 'Account' }), 'Operator');
    await page.getByRole('heading', { name: 'Operator' }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('shows the operator page to nobody else, and a record of another environment to nobody', async () => {
    const { page } = await openConsole(stack);
    await page.goto(`${stack.remit.url}/operator`);
    await page.getByRole('heading', { name: 'You don’t have access' }).waitFor();
    await page.goto(`${stack.remit.url}/env_01AAAAAAAAAAAAAAAAAAAAAAAA/invoices`);
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await page.context().close();
  });

  it('says what a key without the permission may not do', async () => {
    const { api_key: readOnly } = await stack.api.post<{ api_key: string }>('/api-keys', {
      name: 'Reader',
      scopes: ['read'],
    });
    const { page } = await openConsole(stack, { signedIn: false });
    await page.goto(stack.urlOf('/developers/endpoints'));
    await page.getByLabel('API key').fill(readOnly);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add endpoint' }).focus();
    await page.getByRole('tooltip').getByText('Your role or key may not change endpoints.').waitFor();
    await page.goto(stack.urlOf('/developers/api-keys'));
    await page.getByText('Your key or role lacks this permission').first().waitFor();
    await page.context().close();
  });

  it('keeps environments apart: another key, the switch, the banner', async () => {
    const tenant = await stack.newTenant('Second House');
    const production = tenant.environments.find(({ type }) => type === 'production');
    const { page, problems } = await openConsole(stack);
    await stack.customer('Only In Sandbox');
    await page.goto(stack.urlOf('/customers'));
    await page.getByText('Only In Sandbox').waitFor();
    await choose(page.getByRole('button', { name: /Switch environment/ }), 'Add another key');
    await page.getByRole('heading', { name: 'Add another key' }).waitFor();
    await page.getByLabel('API key').fill(production?.api_key ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('0 of 5 done').waitFor();
    await expect(page.getByRole('region', { name: 'Test data' }).count()).resolves.toBe(0);
    await press(page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Customers' }));
    await page.getByText('Add your first customer to start billing.').waitFor();
    await choose(page.getByRole('button', { name: /Switch environment/ }), 'Sandbox');
    await page.getByRole('region', { name: 'Test data' }).getByText('Test data').waitFor();
    expect(page.url()).toContain(stack.environment.id);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('changes theme and language and remembers both', async () => {
    const { page } = await openConsole(stack);
    await page.goto(stack.urlOf(''));
    const scheme = () => page.evaluate<string>('document.documentElement.dataset.mantineColorScheme');
    await choose(page.getByRole('button', { name: 'Theme' }), 'Dark');
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    await expect(scheme()).resolves.toBe('dark');
    await press(page.getByRole('button', { name: 'العربية' }));
    await page.locator('html[dir=rtl]').waitFor();
    await page.getByRole('link', { name: 'الفواتير' }).first().waitFor();
    await page.context().close();
  });

  it('is found by keyboard: skip link, shortcuts that can be switched off, search with recent pages', async () => {
    const { page, problems } = await openConsole(stack);
    const invoice = await stack.invoice();
    await page.goto(stack.urlOf(`/invoices/${invoice.id}`));
    await page.getByRole('heading', { name: invoice.invoice_number }).waitFor();
    await expect(page.title()).resolves.toBe(`${invoice.invoice_number} · Remit`);
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus').innerText()).resolves.toBe('Skip to content');
    await page.keyboard.press('Enter');
    await expect(page.locator(':focus').getAttribute('id')).resolves.toBe('main');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByRole('switch', { name: 'Single-key shortcuts' }).press('Space');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: 'Search' }).count()).resolves.toBe(0);
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Search' });
    await page.getByRole('option', { name: new RegExp(`${invoice.invoice_number}.*Recent`) }).waitFor();
    await search.fill('zzzz');
    await page.getByText('Nothing found.').waitFor();
    await search.fill('Sara');
    await page
      .getByRole('option', { name: /Sara Haddad/ })
      .first()
      .waitFor();
    await stack.connect();
    const link = await stack.link(invoice.id);
    await search.fill(link.payment_url);
    await page.getByRole('option', { name: link.id }).waitFor();
    const { customer } = await stack.api.get<{ customer: { name: string; email: string } }>(`/invoices/${invoice.id}`);
    await search.fill(customer.email);
    await page.getByRole('option', { name: `${customer.name} ${customer.email}` }).waitFor();
    await search.fill(invoice.id);
    await page.getByRole('option', { name: `${invoice.invoice_number} ${customer.name}` }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: invoice.invoice_number }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
