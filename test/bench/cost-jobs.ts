import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { eventually } from '../support/probe';
import type { BenchServer } from './bench-server';
import { copyId } from './clone-rows';
import { cloneInvoices, clonePayments, cloneWaiting, createOpenPayment, invoiceFor, linkFor } from './open-payments';
import { rawRequest, type RawRequest, sendRaw } from './raw-sender';
import { signedDelivery } from './signed-delivery';
import { type BenchTenant, createBenchTenant, preparedCall } from './tenant';

export const SECRET = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;

/** Milliseconds after which everything is written that a server writes behind its answers. */
const WRITTEN_BEHIND_MS = 700;
const QUEUE_EMPTY = { intervalMs: 50, timeoutMs: 120_000 };
/** Links that stay open and idle. */
const OPEN_LINKS = 10_000;
/** First copy that has no payment yet. Copies below it have an open link. */
const UNPAID_FROM = 1_000_001;

/** A kind of work. `prepare` runs outside the measurement. */
export interface Job {
  /** Key in the recorded figures. */
  readonly name: string;
  readonly what: string;
  prepare(count: number): Promise<readonly RawRequest[]> | readonly RawRequest[];
  /** Table and condition of the rows of which each job adds one. Default: its answer says enough. */
  readonly adds?: string;
}

/** The jobs against one server, in an order in which each one finds what it needs. */
export async function jobsFor(server: BenchServer, most: number): Promise<readonly Job[]> {
  const tenant = await createBenchTenant(server.remit, SECRET);
  const template = await createOpenPayment(tenant);
  await clonePayments(server.client, tenant, template, { from: 1, to: most + OPEN_LINKS });
  await cloneWaiting(server.client, tenant, template, { from: most + 1, to: most + OPEN_LINKS });
  await cloneInvoices(server.client, tenant, template, { from: UNPAID_FROM, to: UNPAID_FROM + most });
  await server.client.query('analyze');
  const customer = await tenant.call<{ id: string }>('POST', '/customers', { external_id: 'cost', name: 'Cost' });
  const api = (method: string, path: string, body?: object) => rawRequest(preparedCall(tenant, path, body), method);
  const delivery = (charge: string) => rawRequest(signedDelivery(tenant.webhookPath, SECRET, charge));
  let paid = 0;
  let foreign = 0;
  let linked = UNPAID_FROM;
  let lastPaid: readonly RawRequest[] = [];
  return [
    {
      name: 'settle',
      what: 'K2 payment settled, its webhook included',
      adds: `invoices where payment_status = 'succeeded'`,
      prepare: (count) => (lastPaid = list(count, () => delivery(`c${(paid += 1)}`))),
    },
    { name: 'repeated', what: 'K3 the same message again', prepare: () => lastPaid },
    {
      name: 'known',
      what: 'K3 a paid charge in another message',
      adds: `webhook_deliveries where result = 'ignored_duplicate'`,
      prepare: (count) => list(count, (n) => delivery(`c${paid - n}`)),
    },
    {
      name: 'foreign',
      what: 'K3 a charge of somebody else',
      adds: `webhook_deliveries where result = 'not_ours'`,
      prepare: (count) => list(count, () => delivery(`f${(foreign += 1)}`)),
    },
    {
      name: 'link',
      what: 'K4 POST /payments, and what follows',
      adds: `payments where payment_status = 'pending' and link_name = 'final'`,
      prepare: (count) => list(count, () => api('POST', '/payments', linkFor(copyId('inv', (linked += 1))))),
    },
    {
      name: 'draft',
      what: 'K5 create a draft',
      prepare: (count) => list(count, () => api('POST', '/invoices', invoiceFor(customer.id))),
    },
    {
      name: 'finalize',
      what: 'K5 finalize an invoice',
      prepare: async (count) =>
        (await drafts(server.client, tenant, count)).map((id) => api('POST', `/invoices/${id}/finalize`)),
    },
    {
      name: 'one',
      what: 'K6 GET one invoice',
      prepare: (count) => list(count, (n) => api('GET', `/invoices/${copyId('inv', n + 1)}`)),
    },
    {
      name: 'page',
      what: 'K6 GET 50 payments',
      prepare: (count) => list(count, () => api('GET', '/payments?limit=50')),
    },
  ];
}

/**
 * Sends the requests and resolves when everything that they led to is done.
 * @throws Error when they did not do what they are measured for
 */
export async function work({ remit, client }: BenchServer, job: Job, requests: readonly RawRequest[]): Promise<void> {
  const added = async () => (job.adds ? await countOf(client, job.adds) : 0);
  const before = await added();
  await sendRaw(remit.url, requests);
  await pause(WRITTEN_BEHIND_MS);
  await eventually('the queue to be empty', async () => !(await isBusy(client)), QUEUE_EMPTY);
  await postponeLater(client);
  const done = (await added()) - before;
  if (job.adds && done !== requests.length)
    throw new Error(`${job.what}: only ${done} of ${requests.length} were done`);
}

/** Work that is due, also what is looked at again soon. By tenant, so that an index finds it. */
async function isBusy(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `select from environments e join event_deliveries d on d.tenant_id = e.tenant_id and d.environment_id = e.id
     where d.status = 'pending' and d.lane in ('local', 'gateway', 'webhook', 'email') and d.due_at < now() + interval '30 s'
       and (not d.standing or d.leased_by is not null or d.due_at < now() + interval '2 s') limit 1`,
  );
  return rows.length > 0;
}

/** What a payment leads to after minutes is no part of the job, and would fall into the next ones. */
async function postponeLater(client: Client): Promise<void> {
  await client.query(
    `update event_deliveries set due_at = due_at + interval '1 day'
     where status = 'pending' and standing and subscriber like '%-when-payment%' and due_at < now() + interval '12 h'`,
  );
}

async function countOf(client: Client, rowsOf: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${rowsOf}`);
  return rows[0]?.n ?? 0;
}

async function drafts(client: Client, { scope }: BenchTenant, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from invoices where tenant_id = $1 and environment_id = $2 and status = 'draft' order by id limit $3`,
    [scope.tenantId, scope.environmentId, count],
  );
  if (rows.length < count) throw new Error(`There are only ${rows.length} drafts`);
  return rows.map(({ id }) => id);
}

const list = <Item>(count: number, item: (n: number) => Item): Item[] =>
  Array.from({ length: count }, (_, n) => item(n));
