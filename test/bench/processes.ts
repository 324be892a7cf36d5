import { Client } from 'pg';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { startBareGateway } from './bare-gateway';
import { closedLoop } from './closed-loop';
import { median, report, times } from './figures';
import { clonePayments, createOpenPayment } from './open-payments';
import { PaidInvoices } from './paid-invoices';
import { payingDeliveries, take } from './paying-traffic';
import { scaled } from './scale';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const ROUNDS = scaled(5, 1);
const PER_ROUND = scaled(2_000, 300);
const SENDERS = 64;
const SECRET = `whsec_${Buffer.alloc(32, 'p').toString('base64')}`;

/**
 * One, two and four complete servers on one database: their joint ingestion rate, and a check that nothing is lost or
 * booked twice.
 */
export async function benchProcesses(database: BenchDatabase): Promise<void> {
  const gateway = await startBareGateway();
  const databaseUrl = await database.create('bench_processes', true);
  const servers: RemitProcess[] = [];
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const paid = await PaidInvoices.listen(databaseUrl);
  try {
    const grow = async (count: number) => {
      while (servers.length < count) {
        servers.push(
          await startRemit({
            databaseUrl,
            nomodUrl: gateway.url,
            env: { LOG_LEVEL: 'warn', POLL_INTERVAL_SECONDS: '3600' },
          }),
        );
      }
    };
    await grow(1);
    const tenant = await createBenchTenant(servers[0] as RemitProcess, SECRET);
    const most = 3 * (ROUNDS + 1) * PER_ROUND;
    await clonePayments(client, tenant, await createOpenPayment(tenant), { from: 1, to: most });
    await client.query('analyze');
    const deliveries = payingDeliveries(tenant, SECRET);
    let sent = 0;
    let alone = Number.NaN;
    for (const count of [1, 2, 4]) {
      await grow(count);
      const rates: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const shares = servers.map(({ url }) => ({ url, requests: take(deliveries, PER_ROUND / count) }));
        const started = performance.now();
        const results = await Promise.all(
          shares.map(({ url, requests }) => closedLoop(url, requests, SENDERS / count)),
        );
        const seconds = (performance.now() - started) / 1_000;
        const failed = results.reduce((sum, result) => sum + result.failed, 0);
        if (failed > 0) throw new Error(`${failed} deliveries were not taken in`);
        sent += PER_ROUND;
        await paid.reach(sent, 120_000);
        // The first round warms up the new processes.
        if (round > 0) rates.push(PER_ROUND / seconds);
      }
      if (count === 1) alone = median(rates);
      report(`P8 ${count} processes`, {
        'taken in': `${median(rates).toFixed(0)}/s`,
        'to one process': times(median(rates) / alone),
        ...(await findWrong(client, tenant, sent)),
      });
    }
  } finally {
    await paid.stop();
    await client.end();
    await Promise.all(servers.map((server) => server.stop()));
    gateway.stop();
  }
}

/** Every delivery must be processed, and exactly one booking must pay every invoice. */
async function findWrong(client: Client, { scope }: BenchTenant, expected: number): Promise<Record<string, string>> {
  const { rows } = await client.query<{ booked: number; invoices: number; wrong: number }>(
    `select (select count(*)::int from ledger_transactions t where t.tenant_id = $1 and t.kind = 'payment') as booked,
            (select count(distinct invoice_id)::int from ledger_transactions t where t.tenant_id = $1 and t.kind = 'payment') as invoices,
            (select count(*)::int from invoices i where i.tenant_id = $1 and i.payment_status = 'succeeded' and i.amount_paid_minor <> i.amount_due_minor) as wrong`,
    [scope.tenantId],
  );
  const [{ booked, invoices, wrong } = { booked: 0, invoices: 0, wrong: 0 }] = rows;
  if (booked !== expected || invoices !== expected || wrong > 0) {
    throw new Error(`${expected} were paid, ${booked} booked on ${invoices} invoices, ${wrong} with a wrong amount`);
  }
  return { lost: '0', 'booked twice': '0' };
}
