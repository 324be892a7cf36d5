import { once } from 'node:events';
import type { Client } from 'pg';
import { startBenchServer } from './bench-server';
import { cloneRow, idOf, type Range } from './clone-rows';
import { median, report, times } from './figures';
import { startHelper } from './helper-process';
import { clonePayments, createOpenPayment, type OpenPayment } from './open-payments';
import { scaled } from './scale';
import { signedDelivery } from './signed-delivery';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const ROUNDS = scaled(5, 3);
const PER_ROUND = scaled(2_000, 300);
const CONCURRENCY = 16;
const SECRET = `whsec_${Buffer.alloc(32, 's').toString('base64')}`;

/**
 * Time from stored deliveries until their invoices are paid in the books, with a gateway that answers at once. The
 * reference is a plain loop: the same gateway read and the same statements, prepared, one transaction for each
 * delivery, at the same concurrency, in the same tables for another tenant.
 */
export async function benchSettlement(database: BenchDatabase): Promise<void> {
  const server = await startBenchServer(database, 'bench_settlement');
  const { client, databaseUrl, gatewayUrl, remit } = server;
  try {
    const ours = await prepare(client, await createBenchTenant(remit, SECRET), remit.url);
    const theirs = await prepare(client, await createBenchTenant(remit, SECRET), remit.url);
    const { tenantId, environmentId } = theirs.tenant.scope;
    const loop = await startHelper('reference-settlement.ts', [
      databaseUrl,
      gatewayUrl,
      tenantId,
      environmentId,
      CONCURRENCY,
    ]);
    const rates: { remit: number[]; reference: number[] } = { remit: [], reference: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const range = { from: round * PER_ROUND + 1, to: (round + 1) * PER_ROUND };
      await store(client, theirs, range, false);
      const started = performance.now();
      loop.send(range);
      await once(loop, 'message');
      const reference = PER_ROUND / ((performance.now() - started) / 1_000);
      await expectPaid(client, theirs.tenant, range);
      const rate = await drain(client, ours, range);
      if (round === 0) {
        // Like autovacuum within a minute. Both sides then run on query plans for full tables.
        await client.query('analyze');
        continue;
      }
      rates.reference.push(reference);
      rates.remit.push(rate);
    }
    const ratios = rates.remit.map((rate, index) => rate / (rates.reference[index] ?? Number.NaN));
    report('P2 settlement', {
      ratio: times(median(ratios)),
      range: `${times(Math.min(...ratios))} to ${times(Math.max(...ratios))}`,
      remit: `${median(rates.remit).toFixed(0)}/s`,
      reference: `${median(rates.reference).toFixed(0)}/s`,
    });
    loop.kill();
  } finally {
    await server.stop();
  }
}

interface Prepared {
  readonly tenant: BenchTenant;
  readonly template: OpenPayment;
}

/** Makes the two rows to copy: an open payment and a stored delivery. */
async function prepare(client: Client, tenant: BenchTenant, url: string): Promise<Prepared> {
  const template = await createOpenPayment(tenant);
  const delivery = signedDelivery(tenant.webhookPath, SECRET);
  const answer = await fetch(url + delivery.path, {
    method: 'POST',
    headers: delivery.headers,
    body: new Uint8Array(delivery.body),
  });
  if (!answer.ok) throw new Error(`The webhook was answered ${answer.status}`);
  await client.query(
    `update event_deliveries set status = 'done' where tenant_id = $1 and subscriber like 'read-charge%'`,
    [tenant.scope.tenantId],
  );
  return { tenant, template };
}

/**
 * Stores deliveries like the webhook route, in one commit.
 * @param queued also queues the work for Remit's worker
 */
async function store(client: Client, { tenant, template }: Prepared, range: Range, queued: boolean): Promise<void> {
  await client.query('begin');
  await clonePayments(client, tenant, template, range);
  await cloneRow(client, tenant, {
    table: 'webhook_deliveries',
    where: `message_id not like 'bench%'`,
    range,
    changes: {
      id: idOf('whd'),
      message_id: `'bench' || n`,
      charge_id: `'c' || n`,
      result: `'pending'`,
      payment_id: 'null',
      invoice_id: 'null',
    },
  });
  if (queued) {
    const ofTemplate = `id not like 'evt_00000%' and type = 'webhook.received'`;
    await cloneRow(client, tenant, {
      table: 'domain_events',
      where: ofTemplate,
      range,
      changes: { id: idOf('evt'), payload: `jsonb_build_object('delivery_id', ${idOf('whd')})` },
    });
    await cloneRow(client, tenant, {
      table: 'event_deliveries',
      where: `event_id not like 'evt_00000%' and subscriber = 'read-charge-when-webhook-received'`,
      range,
      changes: {
        event_id: idOf('evt'),
        status: `'pending'`,
        due_at: 'clock_timestamp()',
        standing: 'false',
        attempts: '0',
        leased_by: 'null',
        finished_at: 'null',
        created_at: 'clock_timestamp()',
      },
    });
    await client.query(`notify remit_events`);
  }
  await client.query('commit');
}

/** Deliveries per second until the last invoice is paid. The queue is empty again on return. */
async function drain(client: Client, ours: Prepared, range: Range): Promise<number> {
  await store(client, ours, range, true);
  const started = performance.now();
  while ((await unpaid(client, ours.tenant, range)) > 0) await pause();
  const rate = PER_ROUND / ((performance.now() - started) / 1_000);
  while ((await waiting(client)) > 0) await pause();
  return rate;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

async function expectPaid(client: Client, tenant: BenchTenant, range: Range): Promise<void> {
  const left = await unpaid(client, tenant, range);
  if (left > 0) throw new Error(`The reference left ${left} invoices unpaid`);
}

async function unpaid(client: Client, { scope }: BenchTenant, { from, to }: Range): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from invoices where tenant_id = $1 and environment_id = $2 and payment_status = 'pending'
       and id between 'inv_' || lpad($3::text, 26, '0') and 'inv_' || lpad($4::text, 26, '0')`,
    [scope.tenantId, scope.environmentId, String(from), String(to)],
  );
  return rows[0]?.n ?? 0;
}

async function waiting(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from event_deliveries where status = 'pending' and not standing`,
  );
  return rows[0]?.n ?? 0;
}
