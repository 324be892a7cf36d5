import type { RemitProcess } from '../support/remit-process';
import { startBenchServer } from './bench-server';
import { openLoop, type PreparedRequest } from './closed-loop';
import { ms, percentile, report } from './figures';
import { clonePayments, createOpenPayment } from './open-payments';
import { PaidInvoices } from './paid-invoices';
import { appliedAfter, payingDeliveries } from './paying-traffic';
import { option, scaled } from './scale';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

/** `--minutes=10` is the duration that the product promises; the default is short enough for frequent runs. */
const SECONDS = option('minutes', scaled(1, 0.1)) * 60;
const PER_SECOND = 100;
const CALLS_PER_SECOND = 20;
const BURST = scaled(5_000, 500);
const BURST_PER_SECOND = 500;
const APPLIED_WITHIN_MS = 120_000;
const SECRET = `whsec_${Buffer.alloc(32, 'd').toString('base64')}`;

/**
 * Sends signed deliveries at a steady rate with parallel API traffic, then a burst. Checks for no errors and for
 * timely answers and processing.
 */
export async function benchLoad(database: BenchDatabase): Promise<void> {
  const server = await startBenchServer(database, 'bench_load', { holdMs: 5 });
  const { client, databaseUrl, remit } = server;
  const paid = await PaidInvoices.listen(databaseUrl);
  try {
    const tenant = await createBenchTenant(remit, SECRET);
    const steady = Math.round(SECONDS * PER_SECOND);
    await clonePayments(client, tenant, await createOpenPayment(tenant), { from: 1, to: steady + BURST });
    await client.query('analyze');
    const deliveries = payingDeliveries(tenant, SECRET);
    const calls = callTheApi(remit, tenant);
    await drive('steady', remit, tenant, paid, { deliveries, count: steady, perSecond: PER_SECOND, first: 1 });
    const { made, failed } = await calls.stop();
    report('Load, API beside', { calls: String(made), failed: String(failed) });
    if (failed > 0) throw new Error(`${failed} API calls failed`);
    await drive('burst', remit, tenant, paid, {
      deliveries,
      count: BURST,
      perSecond: BURST_PER_SECOND,
      first: steady + 1,
    });
  } finally {
    await paid.stop();
    await server.stop();
  }
}

async function drive(
  name: string,
  remit: RemitProcess,
  tenant: BenchTenant,
  paid: PaidInvoices,
  {
    deliveries,
    count,
    perSecond,
    first,
  }: { deliveries: Iterable<PreparedRequest, unknown>; count: number; perSecond: number; first: number },
): Promise<void> {
  const started = performance.now();
  const { latencies, failed } = await openLoop(remit.url, deliveries, { perSecond, count });
  await paid.reach(first - 1 + count, APPLIED_WITHIN_MS);
  const applied = appliedAfter(paid, tenant, { started, perSecond, first, count });
  report(`Load, ${name}: ${count} deliveries at ${perSecond}/s`, {
    failed: String(failed),
    'acknowledged p50': ms(percentile(latencies, 0.5)),
    'acknowledged p99': ms(percentile(latencies, 0.99)),
    'applied p50': ms(percentile(applied, 0.5)),
    'applied p99': ms(percentile(applied, 0.99)),
    'all after': ms(performance.now() - started),
  });
  if (failed > 0) throw new Error(`${failed} deliveries were not acknowledged`);
}

/** Parallel API traffic of people and programs: lists, single payments, new customers. */
function callTheApi(remit: RemitProcess, { key }: BenchTenant): { stop(): Promise<{ made: number; failed: number }> } {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const running = new Set<Promise<void>>();
  let made = 0;
  let failed = 0;
  const one = async (): Promise<void> => {
    made += 1;
    const n = made;
    const answer = await (
      n % 4 === 0
        ? fetch(`${remit.url}/api/v1/customers`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ external_id: `load-${n}`, name: 'Load Trading' }),
          })
        : fetch(`${remit.url}/api/v1/${n % 2 === 0 ? 'payments' : 'invoices'}?limit=20`, { headers })
    ).catch(() => undefined);
    if (!answer?.ok) failed += 1;
    await answer?.arrayBuffer();
  };
  const timer = setInterval(() => {
    const call = one().finally(() => running.delete(call));
    running.add(call);
  }, 1_000 / CALLS_PER_SECOND);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(running);
      return { made, failed };
    },
  };
}
