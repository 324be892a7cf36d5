import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inParallel } from '../support/in-parallel';
import { startBenchServer } from './bench-server';
import { cloneRow, idOf } from './clone-rows';
import { report } from './figures';
import { chargeOfLink } from './gateway-ids';
import { cloneInvoices, createOpenPayment, invoiceFor, linkFor } from './open-payments';
import { option, scaled } from './scale';
import { signedDelivery } from './signed-delivery';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const MINUTES = option('minutes', scaled(60, 1));
const TENANTS = scaled(1_000, 20);
const CUSTOMERS = scaled(100_000, 1_000);
const PAYMENTS = option('payments', scaled(1_000_000, 10_000));
const PAYMENTS_PER_INVOICE = 10;
const SALES_PER_SECOND = 3;
const READS_PER_SECOND = 17;
const SAMPLES = 12;
const SECRET = `whsec_${Buffer.alloc(32, 'm').toString('base64')}`;

/**
 * K8: memory of a server beside 1,000 tenants, 100,000 customers and a million payments, during an hour of mixed load:
 * sales of all tenants from customer to paid invoice, lists, searches and single objects.
 */
export async function benchMemory(database: BenchDatabase): Promise<void> {
  const server = await startBenchServer(database, 'bench_memory');
  try {
    const { pid } = server.remit;
    const tenants = await inParallel([...Array(TENANTS).keys()], 8, () => createBenchTenant(server.remit, SECRET));
    const [large] = tenants as [BenchTenant];
    const template = await createOpenPayment(large);
    await inParallel([...Array(CUSTOMERS).keys()], 8, (n) =>
      (tenants[n % TENANTS] as BenchTenant).call('POST', '/customers', {
        external_id: `memory-${n}`,
        name: `Customer ${n}`,
      }),
    );
    await cloneInvoices(server.client, large, template, { from: 1, to: PAYMENTS / PAYMENTS_PER_INVOICE });
    await cloneRow(server.client, large, {
      table: 'payments',
      where: `id = '${template.paymentId}'`,
      range: { from: 1, to: PAYMENTS },
      changes: {
        id: idOf('pay'),
        invoice_id: `'inv_' || lpad((1 + n % ${PAYMENTS / PAYMENTS_PER_INVOICE})::text, 26, '0')`,
        payment_status: `'failed'`,
        gateway_tracking_id: `'old' || n`,
        payment_url: 'null',
        private_data: 'null',
      },
    });
    await server.client.query('vacuum (analyze)');
    report('K8 filled', { 'resident now': residentMb(pid) });
    const load = Promise.all([
      atRate(SALES_PER_SECOND, (n) => sale(server.remit.url, oneOf(tenants), n)),
      // Each third read is one of the tenant with a million payments.
      atRate(READS_PER_SECOND, (n) => (n % 3 === 0 ? large : oneOf(tenants)).call('GET', oneOf(READS))),
    ]);
    for (let sample = 1; sample <= SAMPLES; sample += 1) {
      await pause((MINUTES * 60_000) / SAMPLES);
      report(`K8 after ${((MINUTES * sample) / SAMPLES).toFixed(1)} min`, { resident: residentMb(pid) });
    }
    const [sales, reads] = await load;
    report('K8 load', { sales, reads });
  } finally {
    await server.stop();
  }
}

const READS = [
  '/payments?limit=50',
  '/invoices?limit=50',
  '/customers?limit=50',
  '/payments?limit=20&search=Sale',
  '/customers?limit=20&search=Customer',
  '/attention',
  '/reports/overview',
];

/** From the customer to the charge that pays. */
async function sale(url: string, tenant: BenchTenant, n: number): Promise<void> {
  const named = { external_id: `sale-${n}`, name: `Sale ${n}`, email: `sale-${n}@example.com` };
  const customer = await tenant.call<{ id: string }>('POST', '/customers', named);
  const { id } = await tenant.call<{ id: string }>('POST', '/invoices', invoiceFor(customer.id));
  await tenant.call('POST', `/invoices/${id}/finalize`);
  const { gateway_tracking_id } = await tenant.call<{ gateway_tracking_id: string }>('POST', '/payments', linkFor(id));
  const { path, headers, body } = signedDelivery(tenant.webhookPath, SECRET, chargeOfLink(gateway_tracking_id));
  const answer = await fetch(url + path, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`The delivery was answered ${answer.status}`);
}

/** Starts the work at a fixed rate, also while earlier work goes on. Counts what failed, by the status of the answer. */
async function atRate(perSecond: number, work: (n: number) => Promise<unknown>): Promise<string> {
  const count = Math.round(MINUTES * 60 * perSecond);
  const started = performance.now();
  const failed = new Map<string, number>();
  const running = new Set<Promise<unknown>>();
  for (let n = 0; n < count; n += 1) {
    await pause(Math.max(0, started + (n * 1_000) / perSecond - performance.now()));
    const one = work(n)
      .catch((error: unknown) => {
        const status = /answered (\d{3})/.exec(String(error))?.[1] ?? String(error);
        failed.set(status, (failed.get(status) ?? 0) + 1);
      })
      .finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
  return `${count}, of which failed: ${[...failed].map(([status, times]) => `${times} with ${status}`).join(', ') || 'none'}`;
}

const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item;

function residentMb(pid: number): string {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return `${Math.round(Number(kilobytes) / 1_024)} MB`;
}
