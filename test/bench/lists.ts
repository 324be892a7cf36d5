import type { Client } from 'pg';
import { onDatabase } from '../support/on-database';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { startBareGateway } from './bare-gateway';
import { cloneRow, copyId, idOf } from './clone-rows';
import { median, ms, percentile, report, times } from './figures';
import { cloneInvoices, createOpenPayment, type OpenPayment } from './open-payments';
import { option, scaled } from './scale';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const ROUNDS = scaled(5, 3);
const CALLS = scaled(30, 10);
const PAYMENTS = option('payments', scaled(1_000_000, 50_000));
const FEW = 1_000;
const PAYMENTS_PER_INVOICE = 10;
/**
 * Number of failed payments and of open attention items, however many others exist. Both runs answer a full page of
 * them.
 */
const RARE = 100;
const SECRET = `whsec_${Buffer.alloc(32, 'i').toString('base64')}`;

interface Shop {
  readonly remit: RemitProcess;
  readonly tenant: BenchTenant;
  readonly payments: number;
  stop(): Promise<void>;
}

/**
 * Compares lists, searches and the attention list over a million payments with the same calls over a thousand. Each
 * runs in its own database.
 */
export async function benchLists(database: BenchDatabase): Promise<void> {
  const gateway = await startBareGateway();
  const shops: Shop[] = [];
  try {
    for (const payments of [FEW, PAYMENTS]) shops.push(await openShop(database, gateway.url, payments));
    const [few, many] = shops as [Shop, Shop];
    const calls = { few: await callsOf(few), many: await callsOf(many) };
    for (const [name, path] of Object.entries(calls.many)) {
      const ratios: number[] = [];
      const taken: number[] = [];
      await measure(many, path);
      for (let round = 0; round < ROUNDS; round += 1) {
        const small = await measure(few, calls.few[name] ?? path);
        const large = await measure(many, path);
        ratios.push(large / small);
        taken.push(large);
      }
      report(`P5 ${name}`, { 'p95 ratio': times(median(ratios)), p95: ms(median(taken)) });
    }
  } finally {
    for (const shop of shops) await shop.stop();
    gateway.stop();
  }
}

async function openShop(database: BenchDatabase, nomodUrl: string, payments: number): Promise<Shop> {
  const databaseUrl = await database.create(`bench_lists_${payments}`, true);
  const remit = await startRemit({
    databaseUrl,
    nomodUrl,
    env: { ROLE: 'api', LOG_LEVEL: 'warn', RATE_LIMIT_PER_KEY: '0', RATE_LIMIT_PER_TENANT: '0' },
  });
  const tenant = await createBenchTenant(remit, SECRET);
  await onDatabase(databaseUrl, async (client) => {
    await fill(client, tenant, await createOpenPayment(tenant), payments);
    await client.query('vacuum (analyze)');
  });
  return { remit, tenant, payments, stop: () => remit.stop() };
}

/**
 * Makes ten payments for each invoice, a few of them failed. Makes as many open attention items, and others that are
 * settled.
 */
async function fill(client: Client, tenant: BenchTenant, template: OpenPayment, payments: number): Promise<void> {
  await cloneInvoices(client, tenant, template, { from: 0, to: payments / PAYMENTS_PER_INVOICE });
  const status = `case when n % ${payments / RARE} = 0 then 'failed' when n % ${PAYMENTS_PER_INVOICE} = 1 then 'pending' else 'succeeded' end`;
  await cloneRow(client, tenant, {
    table: 'payments',
    where: `id = '${template.paymentId}'`,
    range: { from: 1, to: payments },
    changes: {
      id: idOf('pay'),
      invoice_id: `'inv_' || lpad((n / ${PAYMENTS_PER_INVOICE})::text, 26, '0')`,
      payment_status: status,
      invoice_number: `'BENCH-' || n / ${PAYMENTS_PER_INVOICE}`,
      gateway_tracking_id: `'l' || n`,
      gateway_payment_id: `'c' || n`,
      payment_url: 'null',
      private_data: 'null',
      created_at: `t.created_at - (${payments} - n) * interval '1 s'`,
    },
  });
  const items = payments / 10;
  await client.query(
    `insert into attention_items (tenant_id, environment_id, id, key, kind, summary, status, ours, nomods, first_seen_at, last_seen_at)
     select $1, $2, 'att_' || lpad(n::text, 26, '0'), 'bench:' || n, 'amount_differs', 'Bench', case when n % ${items / RARE} = 0 then 'open' else 'resolved' end,
            '{}', '{}', now(), now()
     from generate_series(1, $3::int) n`,
    [tenant.scope.tenantId, tenant.scope.environmentId, items],
  );
}

async function callsOf({ tenant, payments }: Shop): Promise<Record<string, string>> {
  const lastInvoice = `BENCH-${payments / PAYMENTS_PER_INVOICE - 1}`;
  const deep = async (path: string, total: number) => {
    const page = await tenant.call<{ pagination: { next_cursor: string } }>(
      'GET',
      `${path}?limit=1&offset=${Math.floor(Math.min(total, PAYMENTS) / 2)}`,
    );
    return `${path}?limit=50&cursor=${encodeURIComponent(page.pagination.next_cursor)}`;
  };
  const { pagination } = await tenant.call<{ pagination: { total: number } }>('GET', '/payments?limit=1');
  const invoices = await tenant.call<{ pagination: { total: number } }>('GET', '/invoices?limit=1');
  return {
    'payments, first page': '/payments?limit=50',
    'payments, deep cursor': await deep('/payments', pagination.total),
    'payments, rare status': '/payments?limit=50&payment_status=failed',
    'payments of an invoice': `/payments?limit=50&destination_id=${copyId('inv', 50)}`,
    'payments, search by charge': '/payments?limit=50&search=c500',
    'payments, search by invoice number': `/payments?limit=50&search=${lastInvoice}`,
    'invoices, first page': '/invoices?limit=50',
    'invoices, deep cursor': await deep('/invoices', invoices.pagination.total),
    'invoices, paid': '/invoices?limit=50&payment_status=succeeded',
    'invoices, search by number': `/invoices?limit=50&search=${lastInvoice}`,
    attention: '/attention?limit=50',
  };
}

async function measure({ remit, tenant }: Shop, path: string): Promise<number> {
  const taken: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const started = performance.now();
    const answer = await fetch(`${remit.url}/api/v1${path}`, { headers: { authorization: `Bearer ${tenant.key}` } });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
    taken.push(performance.now() - started);
  }
  return percentile(
    taken.sort((a, b) => a - b),
    0.95,
  );
}
