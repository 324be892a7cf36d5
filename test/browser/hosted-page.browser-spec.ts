import type { BrowserContextOptions, Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { axeViolations } from './support/axe';
import { screenshot, sidewaysScroll } from './support/console-page';
import { ConsoleStack } from './support/console-stack';

interface Hosted {
  id: string;
  hosted_invoice_url: string;
  amount_remaining: string;
  invoice_number: string;
}

const LANGUAGES = ['en', 'ar'] as const;

let stack: ConsoleStack;
let connection: string;
const problems: string[] = [];

beforeAll(async () => {
  stack = await ConsoleStack.start();
  connection = await stack.connect();
});
afterAll(() => stack.stop());
afterEach(() => expect(problems.splice(0)).toEqual([]));

async function visit(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await stack.browser.newContext({ viewport: { width: 900, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(message.text());
  });
  await page.goto(url);
  return page;
}

async function violations(page: Page): Promise<string[]> {
  const found = await axeViolations(page);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

async function hosted(finalize = true, amount = '1250.50'): Promise<Hosted> {
  const { id } = await stack.invoice(await stack.customer('سارة الحداد · Sara Haddad'), { finalize, amount });
  return stack.api.get<Hosted>(`/invoices/${id}`);
}

async function taxed(): Promise<Hosted> {
  const { id } = await stack.api.post<Hosted>('/invoices', {
    customer_id: await stack.customer('سارة الحداد · Sara Haddad'),
    currency: 'AED',
    line_items: [
      { display_name: 'Consulting, per hour', quantity: '3', unit_price: '333.335', tax_rate: '5' },
      { display_name: 'تدريب', quantity: '1', amount: '200.49', tax_rate: '0' },
    ],
  });
  return stack.api.post<Hosted>(`/invoices/${id}/finalize`, {});
}

const now = () => Math.floor(Date.now() / 1_000);

/** Each state with what makes it, and what the page says then. */
const states: Record<string, { make: () => Promise<string>; says: readonly [en: RegExp, ar: RegExp] }> = {
  draft: {
    make: async () => (await hosted(false)).hosted_invoice_url,
    says: [/not ready yet/, /ليست جاهزة/],
  },
  open: {
    make: async () => (await taxed()).hosted_invoice_url,
    says: [
      /Pay AED 1,250\.50[^]*Unit price 333\.335 +Tax 5%: 50\.00[^]*Tax 5% on 1,000\.01/,
      /ادفع AED 1,250\.50[^]*سعر الوحدة 333\.335 +الضريبة 5%: 50\.00[^]*الضريبة 5% على 1,000\.01/,
    ],
  },
  'partly paid': {
    make: async () => {
      const invoice = await hosted();
      await stack.payOffline(invoice.id, '250.50');
      return invoice.hosted_invoice_url;
    },
    says: [/Partly paid/, /مدفوعة جزئيًا/],
  },
  paid: {
    make: async () => {
      const invoice = await hosted();
      await stack.payOffline(invoice.id, '1250.50');
      return invoice.hosted_invoice_url;
    },
    says: [/This invoice is paid/, /هذه الفاتورة مدفوعة/],
  },
  cancelled: {
    make: async () => {
      const invoice = await hosted();
      await stack.api.post(`/invoices/${invoice.id}/void`, {});
      return invoice.hosted_invoice_url;
    },
    says: [/This invoice was cancelled/, /أُلغيت هذه الفاتورة/],
  },
  overdue: {
    make: async () => {
      const invoice = await hosted(false);
      await stack.api.put(`/invoices/${invoice.id}`, { issue_date: '2026-01-01', due_date: '2026-01-31' });
      await stack.api.post(`/invoices/${invoice.id}/finalize`, {});
      return invoice.hosted_invoice_url;
    },
    says: [/Was due on/, /كانت مستحقة في/],
  },
  confirming: {
    make: async () => `${(await hosted()).hosted_invoice_url}?paid=${now()}`,
    says: [/we are confirming your payment/, /نحن نؤكد دفعتك/],
  },
  declined: {
    make: async () => `${(await hosted()).hosted_invoice_url}?declined=${now()}`,
    says: [/The payment was not completed[^]*Pay again/, /لم تكتمل عملية الدفع[^]*ادفع من جديد/],
  },
  unknown: {
    make: async () => `${stack.remit.url}/i/${'a'.repeat(64)}`,
    says: [/This page does not exist/, /هذه الصفحة غير موجودة/],
  },
  'switched off': {
    make: async () => {
      const { hosted_invoice_url } = await hosted();
      await stack.api.post(`/connections/${connection}/unpublish`, {});
      return hosted_invoice_url;
    },
    says: [/Online payment is switched off/, /الدفع عبر الإنترنت متوقف/],
  },
};

describe.each(Object.entries(states))('the page of an invoice: %s', (name, { make, says }) => {
  let url: string;

  beforeAll(async () => {
    url = await make();
  });
  afterAll(async () => {
    if (name === 'switched off') await stack.api.post(`/connections/${connection}/publish`, {});
  });

  it.each(LANGUAGES)('says so, fits every window and is accessible, in %s', async (language) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await visit(url, { locale: language, colorScheme, viewport: { width: 320, height: 700 } });
      expect(await page.locator('body').innerText()).toMatch(says[language === 'en' ? 0 : 1]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
      await screenshot(page, `hosted-${name}-${language}-${colorScheme}-320`);
      await page.setViewportSize({ width: 900, height: 900 });
      if (colorScheme === 'light') await screenshot(page, `hosted-${name}-${language}-900`);
      await page.context().close();
    }
  });
});

it('is read and paid without a script, in the language that was chosen', async () => {
  const { hosted_invoice_url: url } = await hosted();
  const page = await visit(url, { javaScriptEnabled: false, locale: 'en' });
  await page.getByRole('link', { name: 'العربية' }).click();
  await page.getByRole('button', { name: 'ادفع AED 1,250.50' }).click();
  await page.waitForURL(`${stack.sandbox.url}/**`);
  await page.context().close();
});

it('says in both languages that Nomod cannot be reached, and lets the payer try again', async () => {
  const { hosted_invoice_url: url } = await hosted();
  await stack.control.post('/faults', { operation: 'create_link', kind: 'status', status: 400, times: 2 });
  for (const [language, button, message] of [
    ['en', 'Pay', 'The payment page cannot be reached'],
    ['ar', 'ادفع', 'تعذّر الوصول إلى صفحة الدفع'],
  ] as const) {
    const page = await visit(url, { locale: language, viewport: { width: 320, height: 700 } });
    await page.getByRole('button', { name: button }).click();
    await page.getByText(message).waitFor();
    expect(await violations(page)).toEqual([]);
    await screenshot(page, `hosted-busy-${language}-320`);
    if (language === 'ar') {
      await page.getByRole('button', { name: 'حاول من جديد' }).click();
      await page.waitForURL(`${stack.sandbox.url}/**`);
    }
    await page.context().close();
  }
});

it.each([true, false])('waits with the payer for a silent Nomod and goes on by itself (script: %s)', async (script) => {
  const { hosted_invoice_url: url } = await hosted();
  await stack.control.post('/faults', { operation: 'create_link', kind: 'timeout_after' });
  const language = script ? 'en' : 'ar';
  const page = await visit(url, { locale: language, javaScriptEnabled: script, viewport: { width: 320, height: 700 } });
  await page.getByRole('button').click();
  await page.getByText(script ? 'takes longer than usual' : 'وقتًا أطول من المعتاد').waitFor();
  if (script) expect(await violations(page)).toEqual([]);
  await screenshot(page, `hosted-opening-${language}-320`);
  await page.waitForURL(`${stack.sandbox.url}/**`);
  await page.context().close();
});

it('leads to Nomod and back, and turns to Paid by itself within a second of settlement', async () => {
  const invoice = await hosted();
  const page = await visit(invoice.hosted_invoice_url, { locale: 'en' });
  await page.getByRole('button', { name: 'Pay AED 1,250.50' }).click();
  await page.waitForURL(`${stack.sandbox.url}/**`);

  const link = (
    await stack.api.get<{ items: { gateway_tracking_id: string }[] }>(`/payments?destination_id=${invoice.id}`)
  ).items[0];
  const waiting = await visit(`${invoice.hosted_invoice_url}?paid=${now()}`, { locale: 'en' });
  await waiting.getByText('we are confirming your payment').waitFor();
  await stack.control.post(`/links/${link?.gateway_tracking_id}/pay`, {});
  const settled = eventually(
    'the invoice to be paid',
    () => stack.api.get<{ payment_status: string }>(`/invoices/${invoice.id}`),
    { until: ({ payment_status }) => payment_status === 'succeeded', intervalMs: 20 },
  ).then(() => Date.now());
  await waiting.getByText('Thank you, your payment has arrived').waitFor();
  expect(Date.now() - (await settled)).toBeLessThan(1_000);
  await screenshot(waiting, 'hosted-arrived-en-900');
  await waiting.context().close();
  await page.context().close();
});
