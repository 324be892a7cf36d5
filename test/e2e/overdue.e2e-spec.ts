import { Client } from 'pg';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { WebhookReceivers } from '../support/webhook-receiver';

const INVOICES = 30;

let database: TestDatabase;
let sql: Client;
let processes: RemitProcess[];
const receivers = new WebhookReceivers();
const start = () => startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:1' });

beforeAll(async () => {
  database = await createTestDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
  processes = [await start(), await start()];
}, 120_000);

afterAll(async () => {
  await receivers.stop();
  await Promise.all(processes.map((remit) => remit.stop()));
  await sql.end();
  await database.drop();
});

it('every overdue invoice is told of exactly once, by two processes of which one is killed meanwhile', async () => {
  const [remit, other] = processes as [RemitProcess, RemitProcess];
  const tenant = await TenantClient.create(remit);
  const receiver = await receivers.open();
  await tenant.post('/webhook-endpoints', { url: receiver.url, events: ['invoice.overdue'] });
  const ids: string[] = [];
  for (let count = 0; count < INVOICES; count += 1) ids.push(await tenant.finalizedInvoice());
  await tenant.settled();
  expect(receiver.received).toEqual([]);

  // As if their last day were over; each is found twice, by two waits.
  await sql.query(
    `update invoices set issue_date = '2026-01-01', due_date = current_date - 2 where status = 'finalized'`,
  );
  await Promise.all(ids.map((id) => tenant.call('PUT', `/api/v1/invoices/${id}`, { due_date: '2026-01-01' })));
  await sql.query(
    `update event_deliveries set due_at = now(), standing = false
     where subscriber like 'publish-overdue-%' and status = 'pending' and leased_by is null`,
  );
  await other.kill('SIGKILL');
  await eventually('all to be told of', () => new Set(receiver.received.map(({ event }) => event.event_id)).size, {
    until: (told) => told >= INVOICES,
    timeoutMs: 30_000,
  });
  await tenant.settled();
  const { rows } = await sql.query<{ invoice_id: string; times: number }>(
    `select payload ->> 'invoice_id' as invoice_id, count(*)::integer as times from domain_events
     where type = 'invoice.overdue' group by 1`,
  );
  expect(rows.map(({ times }) => times)).toEqual(ids.map(() => 1));
  expect(rows.map(({ invoice_id }) => invoice_id).sort()).toEqual([...ids].sort());
  expect(receiver.received[0]?.event).toMatchObject({
    event_type: 'invoice.overdue',
    invoice: { invoice_status: 'finalized', payment_status: 'pending', amount_remaining: '100.00' },
  });
}, 90_000);
