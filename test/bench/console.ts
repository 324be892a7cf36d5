import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { startRemit } from '../support/remit-process';
import { startBareGateway } from './bare-gateway';
import { median, ms, report } from './figures';
import { cloneInvoices, createOpenPayment } from './open-payments';
import { option, scaled } from './scale';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const INVOICES = option('invoices', scaled(100_000, 10_000));
const ROUNDS = scaled(7, 3);
const ROWS = 50;
const SECRET = `whsec_${Buffer.alloc(32, 'c').toString('base64')}`;
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Milliseconds from the navigation until the rows exist and the first accepts the focus. */
const UNTIL_ROWS = `(() => {
  const rows = document.querySelectorAll('tbody tr');
  if (rows.length !== ${ROWS} || document.querySelector('[aria-busy=true]')) return false;
  const link = rows[0].querySelector('a');
  link.focus();
  return document.activeElement === link && performance.now();
})()`;

/**
 * Time from the navigation to a usable table of 50 invoices, in a real Chromium and with many invoices in the
 * database.
 */
export async function benchConsole(database: BenchDatabase): Promise<void> {
  const gateway = await startBareGateway();
  const databaseUrl = await database.create('bench_console', true);
  const remit = await startRemit({ databaseUrl, nomodUrl: gateway.url, env: { LOG_LEVEL: 'warn' } });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  try {
    const tenant = await createBenchTenant(remit, SECRET);
    await fill(databaseUrl, tenant);
    const list = `${remit.url}/${tenant.scope.environmentId}/invoices?limit=${ROWS}`;
    const open = () => signIn(browser, remit.url, tenant.key);
    const pages: Readonly<Record<string, string>> = {
      'first page': list,
      'page in the middle': `${list}&offset=${INVOICES / 2}`,
      'open ones only': `${list}&status=finalized&payment=pending`,
      'search by number': `${list}&search=BENCH-1`,
    };
    for (const [name, url] of Object.entries(pages)) {
      const cold: number[] = [];
      const warm: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const context = await open();
        const page = await context.newPage();
        cold.push(await untilRows(page, url));
        warm.push(await untilRows(page, url));
        await context.close();
      }
      report(`Console, ${ROWS} of ${INVOICES} invoices, ${name}`, {
        'empty cache': ms(median(cold)),
        again: ms(median(warm)),
      });
    }
  } finally {
    await browser.close();
    await remit.stop();
    gateway.stop();
  }
}

const fill = (databaseUrl: string, tenant: BenchTenant): Promise<unknown> =>
  onDatabase(databaseUrl, async (client) => {
    await cloneInvoices(client, tenant, await createOpenPayment(tenant), { from: 1, to: INVOICES });
    await client.query('vacuum (analyze)');
  });

async function signIn(browser: Browser, url: string, key: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const headers = { 'x-remit-console': '1' };
  const answer = await context.request.post(`${url}/api/v1/session`, { headers, data: { key } });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}`);
  return context;
}

async function untilRows(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  const took = await eventually('a table that can be used', () => page.evaluate<number | false>(UNTIL_ROWS), {
    intervalMs: 5,
    timeoutMs: 60_000,
  });
  return Number(took);
}
