import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { eventually } from '../../support/probe';
import type { ConsoleStack } from './console-stack';

const SHOTS = path.resolve(__dirname, '../../../.ci-output/screenshots');

export interface OpenedConsole {
  readonly page: Page;
  /** What went wrong in the page, and every request that left our origin. */
  readonly problems: string[];
}

interface OpenOptions extends BrowserContextOptions {
  language?: 'en' | 'ar';
  signedIn?: boolean;
}

/** A fresh browser profile with the console in it, signed in through the session route. */
export async function openConsole(
  stack: ConsoleStack,
  { language = 'en', signedIn = true, ...options }: OpenOptions = {},
): Promise<OpenedConsole> {
  const context = await stack.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.addInitScript(`localStorage.setItem('remit-language', '${language}')`);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // Refusals that a test provokes are reported by Chromium as failed loads.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(stack.remit.url) && !/^(data|blob):/.test(url)) problems.push(`left our origin: ${url}`);
  });
  if (signedIn) {
    const answer = await context.request.post(`${stack.remit.url}/api/v1/session`, {
      headers: { 'x-remit-console': '1' },
      data: { key: stack.environment.api_key },
    });
    if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}`);
  }
  return { page, problems };
}

/** Loaded, laid out for its window, and standing still: dialogs and drawers slide in. */
export async function standsStill(page: Page): Promise<void> {
  const width = page.viewportSize()?.width;
  await eventually(`${page.url()} to be ready`, () =>
    page.evaluate<boolean>(
      `${width} === innerWidth && document.querySelectorAll("[aria-busy=true]").length === 0 && document.getAnimations().every(({ playState }) => playState !== "running")`,
    ),
  );
}

/** How far the page can be moved sideways, in pixels. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Kept as CI output, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
}
