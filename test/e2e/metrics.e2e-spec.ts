import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onDatabase } from '../support/on-database';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const FOLDER = path.resolve(__dirname, '../../apps/api/observability');
const textOf = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

let database: TestDatabase;
let remit: RemitProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  remit = await startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:9' });
}, 60_000);

afterAll(async () => {
  await remit.stop();
  await database.drop();
});

const scrape = async (): Promise<string> => (await fetch(`${remit.url}/metrics`)).text();

/** Names of the metrics that queries read; a histogram is read by its parts. */
function metricsIn(queries: string): string[] {
  const names = queries.match(/\b(remit|process|nodejs)_[a-z0-9_]+/g) ?? [];
  return [...new Set(names.map((name) => name.replace(/_(bucket|count|sum)$/, '')))];
}

function dashboardQueries(): string {
  const { panels } = JSON.parse(textOf('grafana-dashboard.json')) as { panels: { targets: { expr: string }[] }[] };
  return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n');
}

it.each([
  ['the Grafana dashboard', dashboardQueries],
  ['the alerts', () => textOf('alerts.yml')],
])('every metric that %s ask for is there', async (_name, queries) => {
  const metrics = await scrape();
  const queried = metricsIn(queries());
  expect(queried.length).toBeGreaterThan(8);
  expect(queried.filter((name) => !metrics.includes(`# TYPE ${name} `))).toEqual([]);
});

it('alerts are quiet while all is well, and each fires on what it is for', () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'alerts.test.yml'], {
    cwd: FOLDER,
    encoding: 'utf8',
  });
  if (status === null)
    return console.warn('There is no promtool here: apt-get install prometheus. The alerts are not tested.');
  expect([stdout + stderr, status]).toEqual([expect.stringContaining('SUCCESS'), 0]);
  const defined = [...textOf('alerts.yml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  expect(defined.filter((name) => !textOf('alerts.test.yml').includes(`"${name}"`))).toEqual([]);
});

it('what waits for a person is counted over all tenants, and the worker hears the database', async () => {
  const { tenantId, environmentId } = await TenantClient.create(remit);
  await onDatabase(database.url, (sql) =>
    sql.query(
      `insert into attention_items (tenant_id, environment_id, id, key, kind, summary, ours, nomods, first_seen_at, last_seen_at)
       values ($1, $2, 'att_1', 'k', 'unmatched_charge', 's', '{}', '{}', now(), now())`,
      [tenantId, environmentId],
    ),
  );
  const metrics = await scrape();
  expect(metrics).toMatch(/^remit_attention_open 1$/m);
  expect(metrics).toMatch(/^remit_connections_paused 0$/m);
  expect(metrics).toMatch(/^remit_outgoing_webhooks_failed 0$/m);
  expect(metrics).toMatch(/^remit_listener_up\{channel="\w+"\} 1$/m);
  expect(metrics).toMatch(/^remit_build_info\{version="\d+\.\d+\.\d+",node="[\d.]+",role="all"\} 1$/m);
});

it('the queue and the connections are read when somebody asks', async () => {
  const metrics = await scrape();
  expect(metrics).toMatch(/^remit_queue_deliveries\{kind="jobs"\} 0$/m);
  expect(metrics).toMatch(/^remit_queue_oldest_seconds 0$/m);
  expect(metrics).toMatch(/^remit_database_connections\{state="waiting"\} \d+$/m);
});
