import { freePort } from '../support/free-port';
import { startBenchServer } from './bench-server';
import { copyId } from './clone-rows';
import { closedLoop, openLoop, type PreparedRequest } from './closed-loop';
import { median, ms, percentile, report, times } from './figures';
import { startHelper } from './helper-process';
import { cloneInvoices, createOpenPayment, linkFor } from './open-payments';
import { take } from './paying-traffic';
import { scaled } from './scale';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant, preparedCall } from './tenant';

const ROUNDS = scaled(5, 3);
const SECONDS = scaled(6, 2);
const HOLD_MS = 20;
const WARM_UP = scaled(2_000, 200);
const SECRET = `whsec_${Buffer.alloc(32, 'l').toString('base64')}`;

/**
 * `POST /payments` minus the gateway's time, at a fixed rate. The reference is a bare node:http server that makes the
 * same checks, saves the same rows and makes the same call, in the same tables for another tenant.
 */
export async function benchLinkCreation(database: BenchDatabase): Promise<void> {
  const server = await startBenchServer(database, 'bench_links', { holdMs: HOLD_MS, env: { ROLE: 'api' } });
  const { client, databaseUrl, gatewayUrl, remit } = server;
  try {
    const ours = await createBenchTenant(remit, SECRET);
    const theirs = await createBenchTenant(remit, SECRET);
    const most = ROUNDS * SECONDS * 120 + WARM_UP;
    for (const tenant of [ours, theirs]) {
      await cloneInvoices(client, tenant, await createOpenPayment(tenant), { from: 1, to: most });
    }
    const port = await freePort();
    const { tenantId, environmentId } = theirs.scope;
    const reference = await startHelper('reference-links.ts', [port, databaseUrl, gatewayUrl, tenantId, environmentId]);
    const requests = { ours: links(ours), theirs: links(theirs) };
    const measure = async (perSecond: number) => ({
      bare: await own(`http://127.0.0.1:${port}`, take(requests.theirs, perSecond * SECONDS), perSecond),
      remit: await own(remit.url, take(requests.ours, perSecond * SECONDS), perSecond),
    });
    // Warm-up: the first seconds are much slower and not representative.
    await closedLoop(`http://127.0.0.1:${port}`, take(requests.theirs, WARM_UP), 4);
    await closedLoop(remit.url, take(requests.ours, WARM_UP), 4);
    // Like autovacuum within a minute. Otherwise both servers keep query plans made for tables without payments.
    await client.query('analyze');
    for (const perSecond of [20, 100]) {
      const rounds: Awaited<ReturnType<typeof measure>>[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(perSecond));
      const of = (who: 'bare' | 'remit', share: 'p50' | 'p99') => median(rounds.map((round) => round[who][share]));
      const ratio = (share: 'p50' | 'p99') => median(rounds.map(({ bare, remit: own }) => own[share] / bare[share]));
      report(`P3 POST /payments, ${perSecond}/s`, {
        'p50 ratio': times(ratio('p50')),
        'p99 ratio': times(ratio('p99')),
        remit: `${ms(of('remit', 'p50'))}, ${ms(of('remit', 'p99'))}`,
        reference: `${ms(of('bare', 'p50'))}, ${ms(of('bare', 'p99'))}`,
      });
    }
    reference.kill();
  } finally {
    await server.stop();
  }
}

async function own(url: string, requests: PreparedRequest[], perSecond: number): Promise<{ p50: number; p99: number }> {
  const { latencies, failed } = await openLoop(url, requests, { perSecond, count: requests.length });
  if (failed > 0) throw new Error(`${failed} requests failed`);
  return { p50: percentile(latencies, 0.5) - HOLD_MS, p99: percentile(latencies, 0.99) - HOLD_MS };
}

function* links(tenant: BenchTenant): Generator<PreparedRequest, never> {
  for (let n = 1; ; n += 1) yield preparedCall(tenant, '/payments', linkFor(copyId('inv', n)));
}
