import { freePort } from '../support/free-port';
import { startBenchServer } from './bench-server';
import { openLoop } from './closed-loop';
import { median, ms, percentile, report, times } from './figures';
import { startHelper } from './helper-process';
import { clonePayments, createOpenPayment } from './open-payments';
import { PaidInvoices } from './paid-invoices';
import { appliedAfter, payingDeliveries, take } from './paying-traffic';
import { scaled } from './scale';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const ROUNDS = scaled(5, 2);
const SECONDS = scaled(6, 2);
const PER_SECOND = 300;
const SECRET = `whsec_${Buffer.alloc(32, 'g').toString('base64')}`;

/**
 * Time from sending the webhook until its invoice is paid and committed, at a steady rate. The reference verifies and
 * stores the delivery, queues a job of graphile-worker (with its local queue) in the same transaction, and settles in
 * that job with the statements of the settlement reference.
 */
export async function benchLatency(database: BenchDatabase): Promise<void> {
  const server = await startBenchServer(database, 'bench_latency');
  const { client, databaseUrl, gatewayUrl, remit } = server;
  const paid = await PaidInvoices.listen(databaseUrl);
  try {
    const tenants = { ours: await createBenchTenant(remit, SECRET), theirs: await createBenchTenant(remit, SECRET) };
    const perRound = SECONDS * PER_SECOND;
    for (const tenant of Object.values(tenants)) {
      const range = { from: 1, to: (ROUNDS + 1) * perRound };
      await clonePayments(client, tenant, await createOpenPayment(tenant), range);
    }
    await client.query('analyze');
    const port = await freePort();
    const { tenantId, environmentId } = tenants.theirs.scope;
    const connection = await tenants.theirs.call<{ items: { id: string }[] }>('GET', '/connections');
    const reference = await startHelper('reference-jobs.ts', [
      port,
      databaseUrl,
      gatewayUrl,
      tenantId,
      environmentId,
      connection.items[0]?.id ?? '',
      SECRET,
    ]);
    const sides = [
      { url: `http://127.0.0.1:${port}`, tenant: tenants.theirs, deliveries: payingDeliveries(tenants.theirs, SECRET) },
      { url: remit.url, tenant: tenants.ours, deliveries: payingDeliveries(tenants.ours, SECRET) },
    ] as const;
    const rounds: { p50: number; p99: number }[][] = [];
    let sent = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const figures: { p50: number; p99: number }[] = [];
      for (const side of sides) {
        const started = performance.now();
        const { failed } = await openLoop(side.url, take(side.deliveries, perRound), {
          perSecond: PER_SECOND,
          count: perRound,
        });
        if (failed > 0) throw new Error(`${failed} deliveries were not acknowledged`);
        sent += perRound;
        await paid.reach(sent, 60_000);
        figures.push(latencyOf(paid, side.tenant, started, round * perRound + 1, perRound));
      }
      if (round > 0) rounds.push(figures);
    }
    const of = (who: 0 | 1, share: 'p50' | 'p99') => median(rounds.map((round) => round[who]?.[share] ?? Number.NaN));
    const ratio = (share: 'p50' | 'p99') =>
      median(rounds.map(([bare, own]) => (own?.[share] ?? Number.NaN) / (bare?.[share] ?? Number.NaN)));
    report(`P7 sent to paid, ${PER_SECOND}/s`, {
      'p50 ratio': times(ratio('p50')),
      'p99 ratio': times(ratio('p99')),
      remit: `${ms(of(1, 'p50'))}, ${ms(of(1, 'p99'))}`,
      'graphile-worker': `${ms(of(0, 'p50'))}, ${ms(of(0, 'p99'))}`,
    });
    reference.kill();
  } finally {
    await paid.stop();
    await server.stop();
  }
}

function latencyOf(paid: PaidInvoices, tenant: BenchTenant, started: number, first: number, count: number) {
  const taken = appliedAfter(paid, tenant, { started, perSecond: PER_SECOND, first, count });
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) };
}
