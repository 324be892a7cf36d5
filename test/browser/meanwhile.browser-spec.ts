import type { Locator, Page } from 'playwright-core';
import { axeViolations } from './support/axe';
import { openConsole, type OpenedConsole, screenshot, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { press } from './support/keyboard';

interface Invoice {
  description: string;
  total: string;
  invoice_status: string;
}

/** Two people with a console each, at one record. */
describe('a record that two people change at once', () => {
  let stack: ConsoleStack;
  let both: OpenedConsole[];
  let connectionId: string;
  let mine: Page;
  let theirs: Page;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    connectionId = await stack.connect();
    both = [await openConsole(stack), await openConsole(stack)];
    [mine, theirs] = both.map(({ page }) => page) as [Page, Page];
  });
  afterAll(async () => {
    for (const { page } of both) await page.context().close();
    await stack.stop();
  });
  afterEach(() => {
    for (const { problems } of both) expect(problems.splice(0)).toEqual([]);
  });

  const button = (name: string, within: Page | Locator) => within.getByRole('button', { name, exact: true });
  const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
  const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
  const draft = (id: string) => stack.api.get<Invoice>(`/invoices/${id}`);
  const row = (question: Locator, field: string) =>
    question
      .getByRole('row')
      .filter({ has: mine.getByRole('rowheader', { name: field, exact: true }) })
      .getByRole('cell')
      .allInnerTexts();

  /** Both have the draft open for editing, and the other one is first to save. */
  async function collide(): Promise<{ id: string; form: Locator; question: Locator }> {
    const { id } = await stack.invoice(undefined, { finalize: false });
    for (const page of [mine, theirs]) {
      await page.goto(stack.urlOf(`/invoices/${id}`));
      await press(button('Edit draft', page));
    }
    const form = dialog(mine, 'Edit draft');
    await form.getByLabel('Description').fill('December, with the new price');
    await form.getByLabel('Line total').fill('150');
    const other = dialog(theirs, 'Edit draft');
    await other.getByLabel('Description').fill('December');
    await other.getByLabel('Discount').fill('20');
    await press(button('Save draft', other));
    await said(theirs, 'Draft saved');
    await press(button('Save draft', form));
    const question = form.getByRole('alert').filter({ hasText: 'Somebody changed this invoice meanwhile' });
    await question.waitFor();
    return { id, form, question };
  }

  it('shows both versions of a draft, keeps what was typed, and writes over the other only when told to', async () => {
    const { id, form, question } = await collide();
    await expect(row(question, 'Description')).resolves.toEqual(['December, with the new price', 'December']);
    await expect(row(question, 'Discount')).resolves.toEqual(['—', 'AED 20.00']);
    await expect(row(question, 'Total')).resolves.toEqual(['AED 150.00', 'AED 100.00']);
    await expect(question.getByRole('rowheader', { name: 'Due date' }).count()).resolves.toBe(0);
    expect(await draft(id)).toMatchObject({ description: 'December', total: '100.00' });
    expect(await axeViolations(mine)).toEqual([]);
    await standsStill(mine);
    await screenshot(mine, 'changed-meanwhile');
    await mine.setViewportSize({ width: 390, height: 844 });
    await standsStill(mine);
    await question.scrollIntoViewIfNeeded();
    await screenshot(mine, 'changed-meanwhile-phone');
    await mine.setViewportSize({ width: 1280, height: 900 });

    // Saving again does not answer the question.
    await press(button('Save draft', form));
    await question.waitFor();
    expect(await draft(id)).toMatchObject({ description: 'December', total: '100.00' });
    await expect(form.getByLabel('Description').inputValue()).resolves.toBe('December, with the new price');

    await press(button('Save mine over it', question));
    await said(mine, 'Draft saved');
    expect(await draft(id)).toMatchObject({ description: 'December, with the new price', total: '150.00' });
  });

  it('goes on with the other version when told to', async () => {
    const { id, form, question } = await collide();
    await press(button('Continue with what is saved', question));
    await expect(form.getByLabel('Description').inputValue()).resolves.toBe('December');
    await form.getByLabel('Description').fill('December, as agreed');
    await press(button('Save draft', form));
    await said(mine, 'Draft saved');
    expect(await draft(id)).toMatchObject({ description: 'December, as agreed', total: '100.00' });
  });

  it('says that a draft was finalized meanwhile, and offers nothing that cannot be', async () => {
    const { id } = await stack.invoice(undefined, { finalize: false });
    await mine.goto(stack.urlOf(`/invoices/${id}`));
    await press(button('Edit draft', mine));
    const form = dialog(mine, 'Edit draft');
    await form.getByLabel('Description').fill('Too late');
    await stack.api.post(`/invoices/${id}/finalize`);
    await press(button('Save draft', form));
    const question = form.getByRole('alert').filter({ hasText: 'it can no longer be changed here' });
    await question.waitFor();
    await expect(button('Save mine over it', question).count()).resolves.toBe(0);
    expect(await draft(id)).toMatchObject({ description: 'November', invoice_status: 'finalized' });
    await press(button('Cancel', form));
  });

  it('does not ask about a customer, a connection or a profile whose other fields changed', async () => {
    const customerId = await stack.customer();
    await mine.goto(stack.urlOf(`/customers/${customerId}`));
    await press(button('Edit', mine));
    const form = dialog(mine, 'Edit customer');
    await form.getByLabel('Name').fill('Sara H.');
    await stack.api.put(`/customers/${customerId}`, { metadata: { crm: '7' } });
    await press(button('Save', form));
    await said(mine, 'Customer saved');
    expect(await stack.api.get(`/customers/${customerId}`)).toMatchObject({ name: 'Sara H.', metadata: { crm: '7' } });

    await mine.goto(stack.urlOf('/integrations/nomod'));
    await press(button('Edit Nomod Production', mine));
    const edited = dialog(mine, 'Edit Nomod Connection');
    await edited.getByLabel('Connection Name').fill('Nomod of the shop');
    const config = { invoice: { outbound: false }, customer: { outbound: true } };
    await stack.api.put(`/connections/${connectionId}`, { sync_config: config });
    await press(edited.locator('button[type=submit]'));
    await edited.waitFor({ state: 'detached' });
    expect(await stack.api.get(`/connections/${connectionId}`)).toMatchObject({
      name: 'Nomod of the shop',
      sync_config: config,
    });

    await mine.goto(stack.urlOf('/business'));
    await mine.getByLabel('Legal name').fill('Palm Works LLC');
    await stack.api.put('/business-profile', { legal_name: 'Palm Works FZE' });
    await press(button('Save', mine));
    const question = mine.getByRole('alert').filter({ hasText: 'Somebody changed the business profile meanwhile' });
    await question.waitFor();
    await expect(row(question, 'Legal name')).resolves.toEqual(['Palm Works LLC', 'Palm Works FZE']);
    await press(button('Save mine over it', question));
    await said(mine, 'Business profile saved');
    expect(await stack.api.get('/business-profile')).toMatchObject({ legal_name: 'Palm Works LLC' });
  });
});
