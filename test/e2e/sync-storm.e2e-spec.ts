import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Syncs, and as many links: 300 for the whole storm. */
const SIZE = Number(process.env.SYNC_STORM ?? 40);
const SENDERS = 8;
const SEED = 20_260_101;

/** The server is killed each time this part of the requests was answered. */
const KILL_AFTER = [0.2, 0.5, 0.8];

const TIME_LIMIT_MS = 60_000 + SIZE * 3_000;

/** Together three in ten creates are done and their answer is lost; the first rule that applies counts. */
const LOST_ANSWERS = [
  { kind: 'reset_after', probability: 0.1 },
  { kind: 'timeout_after', ms: 2_000, probability: 0.1 / 0.9 },
  { kind: 'status_after', status: 500, probability: 0.1 / 0.8 },
];

const SETTINGS = {
  NOMOD_TIMEOUT_MS: '1000',
  OUTCOME_LOOKUP_SECONDS: '1',
  POLL_INTERVAL_SECONDS: '2',
  RATE_LIMIT_PER_KEY: '10000',
  RATE_LIMIT_PER_TENANT: '10000',
};

interface Payment {
  payment_status: string;
  payment_url: string | null;
  gateway_tracking_id: string;
}

interface Objects {
  links: { id: string; status: string; url: string }[];
  invoices: { id: string; status: string; url: string }[];
  live_links_by_title: Record<string, number>;
  live_invoices_by_number: Record<string, number>;
}

let database: TestDatabase;
let nomodUrl: string;
let server: RemitProcess;
let stopSandbox: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const sandbox = await startSandboxProcess();
  nomodUrl = sandbox.url;
  stopSandbox = sandbox.stop;
  server = await startRemit({ databaseUrl: database.url, nomodUrl, env: SETTINGS });
}, 120_000);

afterAll(async () => {
  await server.stop();
  await stopSandbox();
  await database.drop();
});

it(
  `${SIZE} syncs and ${SIZE} links with lost answers and kills: each is at Nomod exactly once`,
  async () => {
    const syncing = await connectedTenant('sk_test_storm_sync', true);
    const linking = await connectedTenant('sk_test_storm_link', false);
    const toSync = await drafts(syncing);
    const toLink = await drafts(linking);
    await inParallel(toLink, (id) => linking.post(`/invoices/${id}/finalize`));
    await control('POST', 'seed', { seed: SEED });
    for (const operation of ['create_customer', 'create_invoice', 'create_link'])
      for (const rule of LOST_ANSWERS) await control('POST', 'faults', { operation, ...rule });

    const startedAt = Date.now();
    const kills = await storm([
      ...toSync.map((id) => () => retried(() => finalize(syncing, id))),
      ...toLink.map((id) => () => retried(() => pay(linking, id))),
    ]);
    const stormed = Date.now();
    await control('DELETE', 'faults');
    await inParallel(toSync, (id) => retried(() => pay(syncing, id)));
    await eventually('the server to settle', () => syncing.get('/api/v1/admin/status', syncing.adminKey), {
      until: ({ body }) => body.settled === true,
      timeoutMs: 60_000,
    });
    const settled = Date.now();

    const links = await oneEach(linking, 'sk_test_storm_link', ({ live_links_by_title }) => live_links_by_title);
    const invoices = await oneEach(syncing, 'sk_test_storm_sync', (objects) => objects.live_invoices_by_number);
    expect(links.invoices).toEqual([]);
    expect(invoices.links).toEqual([]);
    process.stdout.write(
      `Sync storm: ${SIZE} invoices and ${SIZE} links, ${await lostAnswers()} answers lost, ${kills} kills, ` +
        `${seconds(stormed - startedAt)} s of storm, settled ${seconds(settled - stormed)} s after it, ` +
        `${links.links.length + invoices.invoices.length} objects made\n`,
    );
  },
  TIME_LIMIT_MS,
);

/** Every object is live once, and is the one that a pending payment shows. */
async function oneEach(
  tenant: TenantClient,
  nomodKey: string,
  liveOf: (objects: Objects) => Record<string, number>,
): Promise<Objects> {
  const isSingle = (objects: Objects) => Object.values(liveOf(objects)).every((count) => count === 1);
  const objects = await eventually('no object to be there twice', () => objectsOf(nomodKey), {
    until: isSingle,
    timeoutMs: 30_000,
  });
  expect(Object.keys(liveOf(objects))).toHaveLength(SIZE);
  const live = [...objects.links, ...objects.invoices].filter(
    ({ status }) => !['disabled', 'cancelled'].includes(status),
  );
  const { body } = await tenant.get('/api/v1/payments?limit=1000');
  const payments = body.items as Payment[];
  expect(payments.map(({ payment_status }) => payment_status)).toEqual(Array<string>(SIZE).fill('pending'));
  const shown = (id: string, url: string | null) => `${id} ${url}`;
  expect(payments.map((payment) => shown(payment.gateway_tracking_id, payment.payment_url)).sort()).toEqual(
    live.map(({ id, url }) => shown(id, url)).sort(),
  );
  expect((await tenant.get('/api/v1/audit')).body.ok).toBe(true);
  return objects;
}

/** Runs the requests, and kills the server now and then. @returns how often */
async function storm(requests: (() => Promise<void>)[]): Promise<number> {
  let answered = 0;
  const killAt = KILL_AFTER.map((part) => Math.floor(part * requests.length));
  let restart: Promise<void> = Promise.resolve();
  await inParallel(shuffled(requests), async (request) => {
    await request();
    answered += 1;
    if (killAt.includes(answered)) restart = restart.then(killAndRestart);
  });
  await restart;
  return killAt.length;
}

async function killAndRestart(): Promise<void> {
  const port = Number(new URL(server.url).port);
  await server.kill('SIGKILL');
  server = await startRemit({ databaseUrl: database.url, nomodUrl, env: SETTINGS, port });
}

/** Mixes the two kinds: the first of one, the first of the other, and so on. */
function shuffled<T>(requests: T[]): T[] {
  const half = requests.length / 2;
  return requests.map((_, index) => requests[(index % 2) * half + Math.floor(index / 2)] as T);
}

/** A caller repeats what got no answer, or a doubtful one. */
async function retried(request: () => Promise<number>): Promise<void> {
  await eventually('a good answer', request, {
    until: (status) => status < 300,
    timeoutMs: 90_000,
    intervalMs: 250,
  });
}

async function finalize(tenant: TenantClient, id: string): Promise<number> {
  const { body } = await tenant.get(`/api/v1/invoices/${id}`);
  if (body.invoice_status === 'finalized') return 200;
  return (await tenant.call('POST', `/api/v1/invoices/${id}/finalize`, {})).status;
}

async function pay(tenant: TenantClient, invoiceId: string): Promise<number> {
  const { status } = await tenant.call('POST', '/api/v1/payments', {
    destination_type: 'invoice',
    destination_id: invoiceId,
    payment_method_type: 'payment_link',
    payment_gateway: 'nomod',
    amount: '100.00',
    currency: 'AED',
  });
  return status;
}

async function connectedTenant(nomodKey: string, outbound: boolean): Promise<TenantClient> {
  const tenant = await TenantClient.create(server);
  await tenant.post('/connections', {
    name: 'Nomod',
    provider_type: 'nomod',
    api_key: nomodKey,
    sync_config: { invoice: { outbound } },
    status: 'published',
  });
  return tenant;
}

/** Invoices of several customers each, so that customers are raced for too. */
async function drafts(tenant: TenantClient): Promise<string[]> {
  const indexes = Array.from({ length: SIZE }, (_, index) => index);
  const customers: string[] = [];
  for (const index of indexes.slice(0, Math.ceil(SIZE / 5))) {
    const email = `storm${index}@example.com`;
    customers.push(String((await tenant.post('/customers', { external_id: email, name: 'Storm', email })).id));
  }
  const ids: string[] = [];
  await inParallel(indexes, async (index) => {
    const { id } = await tenant.post('/invoices', {
      customer_id: customers[index % customers.length],
      currency: 'AED',
      line_items: [{ display_name: 'Work', quantity: '1', amount: '100.00' }],
    });
    ids.push(String(id));
  });
  return ids;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

async function lostAnswers(): Promise<number> {
  const calls = await control<{ operation: string; fault: string | null }[]>('GET', 'calls');
  return calls.filter(({ operation, fault }) => operation.startsWith('create_') && fault !== null).length;
}

const objectsOf = (nomodKey: string) => control<Objects>('GET', `accounts/${nomodKey}/objects`);

async function control<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${nomodUrl}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1);
