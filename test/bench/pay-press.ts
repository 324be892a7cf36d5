import { randomUUID } from 'node:crypto';
import { startBenchServer } from './bench-server';
import { median, ms, percentile, report } from './figures';
import { invoiceFor } from './open-payments';
import { scaled } from './scale';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const HOLD_MS = 20;
const ROUNDS = scaled(5, 2);
const PRESSES = scaled(60, 20);
const WARM_UP = scaled(200, 20);
const SECRET = `whsec_${Buffer.alloc(32, 'p').toString('base64')}`;

/**
 * Milliseconds that Remit may take in addition to the gateway, and milliseconds between two presses, so that payers
 * do not wait for each other.
 */
const ALLOWED_MS = 50;
const PAUSE_MS = 25;

/**
 * Time from pressing Pay on an invoice's page to the redirect; the link is made in between. The reference is one
 * round trip to the same gateway, alternating. Each press uses another invoice and another visitor, because both are
 * rate-limited.
 */
export async function benchPayPress(database: BenchDatabase): Promise<void> {
  const server = await startBenchServer(database, 'bench_press', {
    holdMs: HOLD_MS,
    env: { TRUSTED_PROXIES: '127.0.0.1' },
  });
  try {
    const tenant = await createBenchTenant(server.remit, SECRET);
    const pages = await pagesOf(tenant, WARM_UP + ROUNDS * PRESSES);
    const press = async (): Promise<number> => {
      const path = pages.pop();
      if (path === undefined) throw new Error('Every invoice was pressed');
      return pressed(`${server.remit.url}${path}/pay`, pages.length);
    };
    for (let count = 0; count < WARM_UP; count += 1) await press();
    await server.client.query('analyze');
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const gateway = await p50(() => asked(`${server.gatewayUrl}/v1/links/none`));
      rounds.push({ gateway, press: await p50(press) });
    }
    const beside = median(rounds.map(({ gateway, press }) => press - gateway));
    report(`Pay pressed, until the redirect`, {
      p50: ms(median(rounds.map(({ press }) => press))),
      'one gateway round trip': ms(median(rounds.map(({ gateway }) => gateway))),
      'beside it': `${ms(beside)} of at most ${ms(ALLOWED_MS)}`,
    });
  } finally {
    await server.stop();
  }
}

async function pagesOf(tenant: BenchTenant, count: number): Promise<string[]> {
  const customer = await tenant.call<{ id: string }>('POST', '/customers', {
    external_id: randomUUID(),
    name: 'Bench Trading',
  });
  const pages: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const invoice = await tenant.call<{ id: string; hosted_invoice_url: string }>(
      'POST',
      '/invoices',
      invoiceFor(customer.id),
    );
    await tenant.call('POST', `/invoices/${invoice.id}/finalize`);
    pages.push(new URL(invoice.hosted_invoice_url).pathname);
  }
  return pages;
}

async function p50(measure: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let count = 0; count < PRESSES; count += 1) {
    all.push(await measure());
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return percentile(
    all.toSorted((a, b) => a - b),
    0.5,
  );
}

/** @returns milliseconds until the payer's browser receives the redirect */
async function pressed(url: string, visitor: number): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `198.${18 + (visitor >> 16)}.${(visitor >> 8) & 255}.${visitor & 255}`,
    },
  });
  const took = performance.now() - start;
  const target = answer.headers.get('location') ?? '';
  if (answer.status !== 303 || target.includes('/i/')) throw new Error(`${answer.status} ${await answer.text()}`);
  return took;
}

async function asked(url: string): Promise<number> {
  const start = performance.now();
  await (await fetch(url)).arrayBuffer();
  return performance.now() - start;
}
