import type { Page } from 'playwright-core';
import { eventually } from '../support/probe';
import { axeViolations } from './support/axe';
import { openConsole, screenshot, sidewaysScroll, standsStill } from './support/console-page';
import { ConsoleStack } from './support/console-stack';
import { latinTexts } from './support/latin-words';

/** Every finding of axe on the page as it is, whatever its weight. */
async function axeFindings(page: Page): Promise<string[]> {
  return (await axeViolations(page)).flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
  );
}

/** What the tenant of this test named, in English. */
const LONG_NAMES = [
  'Al-Khaleej-Contracting-and-General-Trading-Establishment-WLL',
  'مجموعة الخليج العربي للمقاولات والتجارة العامة والاستيراد والتصدير ذات المسؤولية المحدودة',
];
const NAMES = [
  ...LONG_NAMES,
  'Palm Works',
  'Sandbox',
  'Production',
  'Nomod Production',
  'Design work',
  'November',
  'Default',
];

describe('every page', () => {
  let stack: ConsoleStack;
  let paths: [name: string, path: string][];

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.connect({ sync: true });
    const customerId = await stack.customer('مؤسسة نور للتجارة');
    const { id: invoiceId } = await stack.invoice(customerId);
    const offline = await stack.payOffline(invoiceId, '20.00');
    await stack.invoice(customerId, { amount: '9.500', currency: 'KWD' });
    for (const name of LONG_NAMES)
      await stack.invoice(await stack.customer(name), { amount: '250000.000', currency: 'KWD' });
    await stack.invoice(customerId, { finalize: false });
    await stack.control.post(`/accounts/${encodeURIComponent(stack.gatewayKey)}/charges`, {
      amount: '33.00',
      currency: 'AED',
    });
    await fetch(`${stack.remit.url}/api/v1/invoices/inv_unknown`, {
      headers: { authorization: `Bearer ${stack.environment.api_key}` },
    });
    const events = await waitFor(stack, '/webhooks/deliveries');
    const requests = await waitFor(stack, '/request-log?status_class=4xx');
    paths = [
      ['home', ''],
      ['customers', '/customers'],
      ['customer', `/customers/${customerId}`],
      ['customer-payments', `/customers/${customerId}?tab=payments`],
      ['customer-statement', `/customers/${customerId}?tab=statement`],
      ['customer-information', `/customers/${customerId}?tab=information`],
      ['customer-drawer', '/customers?new=1'],
      ['invoices', '/invoices'],
      ['invoices-no-match', '/invoices?search=nothing'],
      ['invoice-drawer', '/invoices?new=1'],
      ['invoice', `/invoices/${invoiceId}`],
      ['record-payment-dialog', `/invoices/${invoiceId}?record=1`],
      ['payments', '/payments'],
      ['payment', `/payments/${offline.id}`],
      ['reconciliation', '/reconciliation'],
      ['reconciliation-offline', '/reconciliation?figure=offline'],
      ['attention', '/attention'],
      ['approvals', '/approvals'],
      ['audit-log', '/audit-log'],
      ['integrations', '/integrations'],
      ['nomod', '/integrations/nomod'],
      ['business', '/business'],
      ['events', '/developers/events'],
      ['event', `/developers/events/${events[0] ?? ''}`],
      ['endpoints', '/developers/endpoints'],
      ['request-log', '/developers/request-log'],
      ['request-drawer', `/developers/request-log?open=${requests[0] ?? ''}`],
      ['api-keys', '/developers/api-keys'],
      ['not-found', '/nowhere'],
    ];
  });
  afterAll(() => stack.stop());

  async function visit(page: Page, path: string): Promise<void> {
    await page.goto(stack.urlOf(path));
    await page.locator('main h1').first().waitFor();
    await standsStill(page);
  }

  it.each([
    ['light', 1280, 'en'],
    ['dark', 320, 'en'],
    ['light', 390, 'ar'],
    ['dark', 1280, 'ar'],
  ] as const)(
    'has no finding of axe and no sideways scroll: %s, %d wide, %s',
    async (colorScheme, width, language) => {
      const { page, problems } = await openConsole(stack, { colorScheme, viewport: { width, height: 800 }, language });
      const findings: string[] = [];
      for (const [name, path] of paths) {
        await visit(page, path);
        findings.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
        const sideways = await sidewaysScroll(page);
        if (sideways > 0) findings.push(`${name}: scrolls ${sideways} px sideways`);
        findings.push(...(await outside(page)).map((control) => `${name}: outside the window: ${control}`));
        await screenshot(page, `${name}-${colorScheme}-${width}-${language}`);
      }
      expect(findings).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    },
    240_000,
  );

  it('leaves no English word on an Arabic page', async () => {
    const { page } = await openConsole(stack, { language: 'ar' });
    const left: string[] = [];
    for (const [name, path] of paths) {
      await visit(page, path);
      const texts = await latinTexts(page, NAMES);
      left.push(...texts.map((text) => `${name}: ${text}`));
    }
    expect(left).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('speaks Arabic to a browser that asks for it first', async () => {
    const context = await stack.browser.newContext({ locale: 'ar-AE' });
    const page = await context.newPage();
    await page.goto(`${stack.remit.url}/sign-in`);
    await page.locator('input[type=password]').waitFor();
    await expect(page.evaluate('document.documentElement.lang')).resolves.toBe('ar');
    await context.close();
  });

  it('turns around for Arabic, and keeps ids and amounts left to right', async () => {
    const { page } = await openConsole(stack, { language: 'ar' });
    await visit(page, '/invoices');
    await expect(page.evaluate('document.documentElement.dir')).resolves.toBe('rtl');
    const side = await page.locator('.side').boundingBox();
    expect(side?.x ?? 0).toBeGreaterThan(640);
    await page.getByText('AED 120.00').first().waitFor();
    await page.context().close();
  });

  it('signs in without findings in both themes', async () => {
    for (const [colorScheme, language, width] of [
      ['light', 'en', 1280],
      ['dark', 'ar', 320],
    ] as const) {
      const { page } = await openConsole(stack, {
        signedIn: false,
        colorScheme,
        language,
        viewport: { width, height: 800 },
      });
      await page.goto(`${stack.remit.url}/sign-in`);
      await page.locator('input[type=password]').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await screenshot(page, `sign-in-${colorScheme}`);
      await page.context().close();
    }
  });
});

/** Dialogs, buttons of the page's head and menus of rows that are not wholly between the sides of the window. */
async function outside(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('[role=dialog], .page-head button, td button')]
    .filter((one) => one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().left < 0 || one.getBoundingClientRect().right > innerWidth)
    .map((one) => one.ariaLabel ?? one.textContent.slice(0, 40))`);
}

/** Ids of a list, once there is one. */
async function waitFor(stack: ConsoleStack, list: string): Promise<string[]> {
  const { items } = await eventually(`something in ${list}`, () => stack.api.get<{ items: { id: string }[] }>(list), {
    until: (page) => page.items.length > 0,
  });
  return items.map(({ id }) => id);
}
