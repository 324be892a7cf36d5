import { freePort } from '../support/free-port';
import { startRemit } from '../support/remit-process';
import { closedLoop, openLoop } from './closed-loop';
import { median, ms, percentile, report, times } from './figures';
import { startHelper } from './helper-process';
import { scaled } from './scale';
import { signedDelivery } from './signed-delivery';
import type { BenchDatabase } from './stack';
import { createBenchTenant } from './tenant';

const ROUNDS = 5;
const WARM_UP = 2_000;
const PER_ROUND = 4_000;
const STEADY_SECONDS = scaled(5, 2);
const SECRET = `whsec_${Buffer.alloc(32, 'w').toString('base64')}`;

/**
 * Webhook ingestion: verify, store durably, queue the work, answer 2xx. Compares one Remit process (ROLE=api) with
 * bare node:http and pg, alternating.
 */
export async function benchWebhookIngestion(database: BenchDatabase): Promise<void> {
  const remit = await startRemit({
    databaseUrl: await database.create('bench_ingestion', true),
    nomodUrl: 'http://127.0.0.1:9',
    env: { ROLE: 'api', LOG_LEVEL: 'warn' },
  });
  const tenant = await createBenchTenant(remit, SECRET);
  const port = await freePort();
  const reference = await startHelper('reference-server.ts', [
    port,
    await database.create('bench_reference', false),
    SECRET,
  ]);
  const prepare = (count: number) => Array.from({ length: count }, () => signedDelivery(tenant.webhookPath, SECRET));
  const urls = { remit: remit.url, reference: `http://127.0.0.1:${port}` };
  try {
    for (const url of Object.values(urls)) await closedLoop(url, prepare(WARM_UP), 32);
    for (const senders of [32, 128]) {
      const ratios: number[] = [];
      const rates: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const bare = await closedLoop(urls.reference, prepare(PER_ROUND), senders);
        const ours = await closedLoop(urls.remit, prepare(PER_ROUND), senders);
        if (ours.failed + bare.failed > 0) throw new Error(`${ours.failed} and ${bare.failed} requests failed`);
        ratios.push(ours.perSecond / bare.perSecond);
        rates.push(ours.perSecond);
      }
      report(`P1 ingestion, ${senders} senders`, {
        ratio: times(median(ratios)),
        range: `${times(Math.min(...ratios))} to ${times(Math.max(...ratios))}`,
        remit: `${median(rates).toFixed(0)}/s`,
      });
    }
    const count = STEADY_SECONDS * 300;
    const steady: Record<keyof typeof urls, { p50: number; p99: number }[]> = { reference: [], remit: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of ['reference', 'remit'] as const) {
        const { latencies } = await openLoop(urls[name], prepare(count), { perSecond: 300, count });
        steady[name].push({ p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) });
      }
    }
    for (const [name, rounds] of Object.entries(steady)) {
      report(`P1 steady 300/s, ${name}`, {
        p50: ms(median(rounds.map(({ p50 }) => p50))),
        p99: ms(median(rounds.map(({ p99 }) => p99))),
      });
    }
  } finally {
    reference.kill();
    await remit.stop();
  }
}
