import type { Page } from 'playwright-core';
import { TestSmtpServer } from '../support/smtp-server';
import { axeViolations } from './support/axe';
import { openConsole, type OpenedConsole, screenshot, sidewaysScroll } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

let smtp: TestSmtpServer;
let stack: ConsoleStack;

beforeAll(async () => {
  smtp = await TestSmtpServer.start();
  stack = await ConsoleStack.start({ SMTP_URL: smtp.url, SMTP_FROM: 'billing@remit.example' });
});
afterAll(async () => {
  await stack.stop();
  await smtp.stop();
});

const LOGO = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80"><circle cx="40" cy="40" r="32" fill="#0b6b3a"/><path d="M90 20h20v40H90z"/></svg>',
);

/** Looked at, read by a checker, and not wider than its window. */
async function isFine(page: Page, shot: string): Promise<void> {
  await screenshot(page, shot);
  // The preview is a document of its own, with a header of its own.
  const found = (await axeViolations(page)).filter(({ nodes }) => nodes.some(({ target }) => target.length === 1));
  const ofPage = found.filter(({ id }) => !/^landmark-(no-duplicate-banner|unique)$/.test(id));
  expect(ofPage.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
}

async function closed({ page, problems }: OpenedConsole): Promise<void> {
  // The script that sets the language runs in the preview too, whose sandbox forbids it the storage.
  expect(problems.filter((problem) => !problem.includes('The document is sandboxed'))).toEqual([]);
  await page.context().close();
}

it('a logo is chosen, refused with a reason, shown, and removed', async () => {
  const opened = await openConsole(stack);
  const { page } = opened;
  await page.goto(stack.urlOf('/business'));
  const card = page.getByRole('region', { name: 'Logo' });
  const file = card.locator('input[type=file]');
  const letters = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>Palm</text></svg>');
  await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: letters });
  await card.getByText('convert the text to paths').waitFor();
  await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: LOGO });
  await card.getByRole('img', { name: 'Logo of the business' }).waitFor();
  await isFine(page, 'business-logo-en');
  const { hosted_invoice_url: url } = await stack.api.get<{ hosted_invoice_url: string }>(
    `/invoices/${(await stack.invoice()).id}`,
  );
  const payer = await page.context().newPage();
  await payer.goto(url);
  await payer.locator('img.logo').waitFor();
  expect(await payer.evaluate('document.querySelector("img.logo").naturalWidth')).toBe(640);
  await isFine(payer, 'hosted-page-with-logo');
  await payer.close();
  await card.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Logo removed').waitFor();
  await card.getByRole('button', { name: 'Choose a file' }).waitFor();
  await closed(opened);
});

it.each([
  ['en', 'E-mails to customers', 'Reminders of unpaid invoices', 'Save e-mail settings', 'E-mail settings saved'],
  ['ar', 'رسائل البريد إلى العملاء', 'التذكير بالفواتير غير المدفوعة', 'حفظ إعدادات البريد', 'تم حفظ إعدادات البريد'],
] as const)('what goes out by itself is set in the console (%s)', async (language, title, days, save, saved) => {
  const opened = await openConsole(stack, { language });
  const { page } = opened;
  await page.goto(stack.urlOf('/business'));
  const card = page.getByRole('region', { name: title });
  await card.getByText('billing@remit.example').waitFor();
  await card.getByLabel(days).fill('soon');
  await card.getByRole('button', { name: save }).click();
  await card.getByLabel(days).and(page.locator('[aria-invalid=true]')).waitFor();
  await card.getByLabel(days).fill(language === 'ar' ? '٧، ٠' : '14, -3');
  await card.getByRole('button', { name: save }).click();
  await page.getByText(saved).waitFor();
  expect(await stack.api.get('/email-settings')).toMatchObject({
    reminder_days: language === 'ar' ? [0, 7] : [-3, 14],
  });
  await isFine(page, `email-settings-${language}`);
  await closed(opened);
});

it('an invoice is sent after a look at what is sent, and the card says what became of it', async () => {
  const opened = await openConsole(stack);
  const { page } = opened;
  const { id, invoice_number: number } = await stack.invoice();
  await page.goto(stack.urlOf(`/invoices/${id}`));
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Send by e-mail' }).click();
  const dialog = page.getByRole('dialog', { name: `Send invoice ${number}` });
  await dialog.getByText(`${number}.pdf`).waitFor();
  const preview = dialog.frameLocator('iframe');
  await preview.getByText('has sent you an invoice').waitFor();
  await dialog.getByLabel('Note').fill('See you soon');
  await dialog.getByLabel('Note').blur();
  await dialog.getByLabel('Language').selectOption('ar');
  await preview.getByText('See you soon').waitFor();
  await isFine(page, 'send-dialog');
  const press = () => dialog.getByRole('button', { name: 'Send by e-mail' }).click();
  await dialog.getByLabel('To').fill('boss@palm.example, nobody');
  await press();
  await dialog.getByText('recipients must be e-mail addresses').first().waitFor();
  await dialog.getByLabel('To').fill('boss@palm.example, lost@palm.example');
  smtp.fates = [{ at: 'rcpt', code: 550 }];
  await press();
  await page.getByText('The e-mail is on its way').waitFor();
  const card = page.getByRole('region', { name: 'E-mails' });
  await card.getByText('Address refused').waitFor({ timeout: 30_000 });
  await card.getByText(/@palm\.example · Sent/).waitFor({ timeout: 30_000 });
  expect(smtp.read).toHaveLength(1);
  await isFine(page, 'emails-card');
  await closed(opened);
});
