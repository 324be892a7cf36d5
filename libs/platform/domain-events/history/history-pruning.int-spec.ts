import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { createDataSource, DatabaseModule, DatabaseServer } from '@remit/database';
import { Settings, SettingsModule } from '@remit/settings';
import { encodeTime } from 'ulid';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { DomainEventsModule } from '../domain-events.module';
import { HistoryPruning } from './history-pruning';

const NOW = new Date('2026-06-01T00:00:00Z');

let testDatabase: TestDatabase;
let owner: ReturnType<typeof createDataSource>;
let app: INestApplicationContext;
let pruning: HistoryPruning;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = await createDataSource(testDatabase.url, []).initialize();
  const settings = new Settings({
    databaseUrl: testDatabase.url,
    role: 'api',
    logLevel: 'silent',
    retentionDays: 30,
    requestLogDays: 7,
  });
  app = await NestFactory.createApplicationContext(
    {
      module: class {},
      imports: [SettingsModule.forRoot(settings), DatabaseModule, DomainEventsModule],
    },
    { logger: false },
  );
  pruning = app.get(HistoryPruning);
  await owner.query(`insert into tenants values ('t1', 'Acme', now()), ('t2', 'Bolt', now())`);
  await owner.query(`insert into environments (tenant_id, id, name, type, created_at, updated_at) values
    ('t1', 'e1', 'one', 'sandbox', now(), now()), ('t2', 'e2', 'two', 'sandbox', now(), now())`);
});

afterAll(async () => {
  await app.close();
  await owner.destroy();
  await testDatabase.drop();
});

beforeEach(() =>
  owner.query(
    'truncate webhook_deliveries, event_deliveries, domain_events, idempotency_keys, logged_requests, attention_items, outgoing_webhooks, outgoing_webhook_attempts, letters',
  ),
);

const idOf = (prefix: string, daysOld: number, name: string): string =>
  `${prefix}_${encodeTime(NOW.getTime() - daysOld * 86_400_000, 10)}${name.padEnd(16, '0')}`;

async function storeEvent(
  daysOld: number,
  name: string,
  status: string,
  invoiceId: string | null = null,
  tenant = '1',
) {
  const id = idOf('evt', daysOld, name);
  const scope = [`t${tenant}`, `e${tenant}`, id];
  await owner.query(
    `insert into domain_events (tenant_id, environment_id, id, type, version, occurred_at, actor, correlation_id, invoice_id, payload)
     values ($1, $2, $3, 'webhook.received', 1, now(), 'nomod', 'c', $4, '{}')`,
    [...scope, invoiceId],
  );
  await owner.query(
    `insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
     values ($1, $2, $3, 'hear', 'local', $4, now(), now())`,
    [...scope, status],
  );
}

async function storeWebhook(daysOld: number, name: string, result: string): Promise<void> {
  await owner.query(
    `insert into webhook_deliveries (tenant_id, environment_id, id, connection_id, route, body, headers, readable, size, source, request_id, result, received_at)
     values ('t1', 'e1', $1, 'conn', 'native', 'sealed', '{}', true, 1, 'x', 'r', $2, now())`,
    [idOf('whd', daysOld, name), result],
  );
}

const left = async (table: string, column: string): Promise<string[]> =>
  (await owner.query<{ name: string }[]>(`select ${column} as name from ${table} order by 1`)).map(({ name }) =>
    name.slice(14).replace(/0+$/, ''),
  );

it('removes finished webhook deliveries by age and keeps what somebody may still need', async () => {
  await storeWebhook(31, 'DONE', 'processed');
  await storeWebhook(31, 'FAILED', 'failed');
  await storeWebhook(31, 'PARKED', 'unmatched');
  await storeWebhook(31, 'NOTOURS', 'unmatched');
  for (const [kind, name] of [
    ['event_failed', 'FAILED'],
    ['unmatched_event', 'PARKED'],
  ] as const)
    await owner.query(
      `insert into attention_items (tenant_id, environment_id, id, key, kind, summary, ours, nomods, status, first_seen_at, last_seen_at)
       values ('t1', 'e1', $1, $2, $3, 's', '{}', '{}', 'open', now(), now())`,
      [name, `${kind}:${idOf('whd', 31, name)}`, kind],
    );
  await storeWebhook(31, 'WAITING', 'pending');
  await storeWebhook(29, 'YOUNG', 'processed');
  expect(await pruning.prune(NOW)).toBe(2);
  expect((await left('webhook_deliveries', 'id')).sort()).toEqual(['FAILED', 'PARKED', 'WAITING', 'YOUNG']);
});

it('removes letters that are over, of every tenant, and keeps those that may still be sent', async () => {
  const store = (daysOld: number, name: string, status: string, place = '1') =>
    owner.query(
      `insert into letters (tenant_id, environment_id, id, about, status, attempts, expires_at, created_at)
       values ($1, $2, $3, 'inv_1', $4, 1, now(), now())`,
      [`t${place}`, `e${place}`, idOf('let', daysOld, name), status],
    );
  for (const status of ['sent', 'bounced', 'failed', 'unknown', 'cancelled'])
    await store(31, status.toUpperCase(), status);
  await store(31, 'OTHER', 'sent', '2');
  await store(31, 'WAITS', 'queued');
  await store(31, 'LEAVES', 'sending');
  await store(29, 'YOUNG', 'sent');
  expect(await pruning.prune(NOW)).toBe(6);
  expect((await left('letters', 'id')).sort()).toEqual(['LEAVES', 'WAITS', 'YOUNG']);
  expect(await pruning.prune(NOW)).toBe(0);
});

it('removes finished event deliveries of every tenant, and their events unless they are a timeline', async () => {
  await storeEvent(31, 'DONE', 'done');
  await storeEvent(31, 'OTHER', 'done', null, '2');
  await storeEvent(31, 'ABOUT', 'done', 'inv_1');
  await storeEvent(31, 'DEAD', 'dead');
  await storeEvent(31, 'WAITING', 'pending');
  await storeEvent(29, 'YOUNG', 'done');
  expect(await pruning.prune(NOW)).toBe(5);
  expect((await left('event_deliveries', 'event_id')).sort()).toEqual(['DEAD', 'WAITING', 'YOUNG']);
  expect((await left('domain_events', 'id')).sort()).toEqual(['ABOUT', 'DEAD', 'WAITING', 'YOUNG']);
});

it('keeps an event until the last of its deliveries is done', async () => {
  await storeEvent(31, 'TWO', 'done');
  await owner.query(
    `insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
     values ('t1', 'e1', $1, 'hear-too', 'local', 'pending', now(), now())`,
    [idOf('evt', 31, 'TWO')],
  );
  expect(await pruning.prune(NOW)).toBe(1);
  expect(await left('domain_events', 'id')).toEqual(['TWO']);
});

it('removes the answers of old requests', async () => {
  const insert = `insert into idempotency_keys (tenant_id, environment_id, key_id, key, request_hash, run_id, locked_until, created_at)
    values ('t1', 'e1', 'k', $1, 'h', 'r', now(), now() - make_interval(days => $2))`;
  await owner.query(insert, ['old', 8]);
  await owner.query(insert, ['young', 6]);
  expect(await pruning.prune(NOW)).toBe(1);
  expect(await owner.query('select key from idempotency_keys')).toEqual([{ key: 'young' }]);
});

it('removes the old requests of the log by an age of their own', async () => {
  const insert = `insert into logged_requests values
    ('t1', 'e1', $1, now(), 'api', 'GET', '/api/v1/invoices', 200, 1, 'r', null, false, 'k', 'Shop', 'sk')`;
  await owner.query(insert, [idOf('log', 8, 'OLD')]);
  await owner.query(insert, [idOf('log', 6, 'YOUNG')]);
  expect(await pruning.prune(NOW)).toBe(1);
  expect(await left('logged_requests', 'id')).toEqual(['YOUNG']);
});

it('removes messages to receivers with their answers, but none that waits', async () => {
  for (const [days, name, status] of [
    [31, 'OLD', 'delivered'],
    [31, 'FAILED', 'failed'],
    [31, 'WAITING', 'pending'],
    [29, 'YOUNG', 'delivered'],
  ] as const) {
    const id = idOf('msg', days, name);
    await owner.query(
      `insert into outgoing_webhooks (tenant_id, environment_id, id, endpoint_id, event_id, event_type, body, status, attempts, tries, created_at)
       values ('t1', 'e1', $1, 'whe', $1, 'customer.created', 'sealed', $2, 1, 1, now())`,
      [id, status],
    );
    await owner.query(
      `insert into outgoing_webhook_attempts (tenant_id, environment_id, id, outgoing_webhook_id, endpoint_id, number, request_headers, response_body, duration_ms, attempted_at)
       values ('t1', 'e1', 'try_' || $1, $1, 'whe', 1, '{}', 'Thank you, Aisha', 1, now())`,
      [id],
    );
  }
  expect(await pruning.prune(NOW)).toBe(4);
  expect((await left('outgoing_webhooks', 'id')).sort()).toEqual(['WAITING', 'YOUNG']);
  expect((await left('outgoing_webhook_attempts', 'outgoing_webhook_id')).sort()).toEqual(['WAITING', 'YOUNG']);
});

it('keeps messages for two weeks at least, so that what a receiver missed can be replayed', async () => {
  for (const [days, name] of [
    [15, 'OLD'],
    [6, 'MISSED'],
  ] as const)
    await owner.query(
      `insert into outgoing_webhooks (tenant_id, environment_id, id, endpoint_id, event_id, event_type, body, status, attempts, tries, created_at)
       values ('t1', 'e1', $1, 'whe', $1, 'customer.created', 'sealed', 'failed', 1, 1, now())`,
      [idOf('msg', days, name)],
    );
  const strict = new HistoryPruning(
    new Settings({ databaseUrl: testDatabase.url, retentionDays: 1 }),
    app.get(DatabaseServer),
  );
  await strict.prune(NOW);
  expect(await left('outgoing_webhooks', 'id')).toEqual(['MISSED']);
});

it('works through more than one batch', async () => {
  await owner.query(
    `insert into event_deliveries (tenant_id, environment_id, event_id, subscriber, lane, status, due_at, created_at)
     select 't1', 'e1', $1 || lpad(n::text, 16, '0'), 'hear', 'local', 'done', now(), now() from generate_series(1, 1201) n`,
    [`evt_${encodeTime(NOW.getTime() - 31 * 86_400_000, 10)}`],
  );
  expect(await pruning.prune(NOW)).toBe(1_201);
});
