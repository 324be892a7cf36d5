import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const DASHBOARD = path.resolve(__dirname, '../../apps/api/observability/grafana-dashboard.json');

let database: TestDatabase;
let remit: RemitProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  remit = await startRemit({ databaseUrl: database.url, nomodUrl: 'http://127.0.0.1:9' });
});

afterAll(async () => {
  await remit.stop();
  await database.drop();
});

const scrape = async (): Promise<string> => (await fetch(`${remit.url}/metrics`)).text();

/** Names of the metrics that the dashboard's queries read; a histogram is read by its parts. */
function queriedMetrics(): string[] {
  const { panels } = JSON.parse(readFileSync(DASHBOARD, 'utf8')) as { panels: { targets: { expr: string }[] }[] };
  const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n');
  const names = queries.match(/\b(remit|process|nodejs)_[a-z0-9_]+/g) ?? [];
  return [...new Set(names.map((name) => name.replace(/_(bucket|count|sum)$/, '')))];
}

it('every metric that the Grafana dashboard asks for is there', async () => {
  const metrics = await scrape();
  const queried = queriedMetrics();
  expect(queried.length).toBeGreaterThan(10);
  expect(queried.filter((name) => !metrics.includes(`# TYPE ${name} `))).toEqual([]);
});

it('the queue and the connections are read when somebody asks', async () => {
  const metrics = await scrape();
  expect(metrics).toMatch(/^remit_queue_deliveries\{kind="jobs"\} 0$/m);
  expect(metrics).toMatch(/^remit_queue_oldest_seconds 0$/m);
  expect(metrics).toMatch(/^remit_database_connections\{state="waiting"\} \d+$/m);
});
