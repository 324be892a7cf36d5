import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port';
import { missingSystemPostgres, startSystemPostgres } from '../support/system-postgres';
import { type BenchServer, startBenchServer } from './bench-server';
import { type Job, jobsFor, SECRET, work } from './cost-jobs';
import { compare, type Cost, type Costs, record, recorded, slowerThanRecord, YARDSTICK } from './cost-record';
import { median, report, times } from './figures';
import { startHelper } from './helper-process';
import { ofPostgres, ofProcess } from './processor-clock';
import { rawRequest, sendRaw } from './raw-sender';
import { has, option, scaled, textOption } from './scale';
import { signedDelivery } from './signed-delivery';
import { type BenchDatabase, createIn } from './stack';
import { createBenchTenant } from './tenant';

const PER_PASS = scaled(500, 300);
/** The first pass warms up, and its figures do not count. */
const PASSES = option('passes', scaled(4, 3));
/** Names of the jobs to measure; default: all. */
const WANTED = textOption('jobs')?.split(',');
const WEBHOOKS = scaled(4_000, 2_000);
const IDLE_SECONDS = scaled(20, 8);

/**
 * Processor time of the server and of PostgreSQL per job, read from /proc around a run of warm servers. Runs on the
 * PostgreSQL of this machine, as its distribution ships it; with `--embedded` on the embedded one. With `--record` the
 * figures become the record.
 */
export async function benchCost(embedded: BenchDatabase): Promise<void> {
  const missing = has('embedded') ? '' : missingSystemPostgres();
  if (missing) report('PostgreSQL of this machine', { 'not measured:': missing });
  if (missing || has('embedded')) return measureAll(embedded);
  const { url, pid, stop } = await startSystemPostgres({ fsync: 'on' });
  try {
    await measureAll({ pid, create: createIn(url), stop });
  } finally {
    await stop();
  }
}

async function measureAll(database: BenchDatabase): Promise<void> {
  const intake = await measureIntake(database);
  const server = await startBenchServer(database, 'bench_cost', { env: { POLL_INTERVAL_SECONDS: '60' } });
  try {
    const version = await versionOf(server);
    const before = recorded(version);
    const costs: Record<string, Cost> = { ...intake };
    const show = (name: string, what: string) => report(what, { ...compare(costs, before, name) });
    report(`PostgreSQL ${version}`, {
      'ms for each job; in brackets the record; this machine is slower': times(slowerThanRecord(costs, before)),
    });
    show(YARDSTICK, 'K1 the bare server takes a webhook in');
    show('intake', 'K1 webhook taken in');
    for (const job of await jobsFor(server, PER_PASS * PASSES)) {
      if (WANTED && !WANTED.includes(job.name)) continue;
      costs[job.name] = await measureJob(database, server, job);
      show(job.name, job.what);
    }
    costs.idle = percentOf(await costOf(database, server.remit.pid, () => pause(IDLE_SECONDS * 1_000)));
    show('idle', 'K7 idle beside 10,000 open links, % of a core');
    if (has('record')) record(version, costs);
  } finally {
    await server.stop();
  }
}

async function measureJob(database: BenchDatabase, server: BenchServer, job: Job): Promise<Cost> {
  const passes: Cost[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    const requests = await job.prepare(PER_PASS);
    const cost = await costOf(database, server.remit.pid, () => work(server, job, requests));
    passes.push(each(cost, PER_PASS));
    // Like autovacuum within a minute.
    if (pass === 0) await server.client.query('analyze');
  }
  return medianOf(passes.slice(1));
}

/** Webhooks taken in by a process that does nothing else, and by a bare server in turns with it. */
async function measureIntake(database: BenchDatabase): Promise<Costs> {
  const server = await startBenchServer(database, 'bench_cost_intake', { env: { ROLE: 'api' } });
  const port = await freePort();
  const bare = await startHelper('reference-server.ts', [
    port,
    await database.create('bench_cost_bare', false),
    SECRET,
  ]);
  try {
    // It would run at any time. What it has to do after each job is no part of the job.
    await server.client.query('alter system set autovacuum = off');
    await server.client.query('select pg_reload_conf()');
    const { webhookPath } = await createBenchTenant(server.remit, SECRET);
    const sides = {
      [YARDSTICK]: { pid: bare.pid ?? 0, url: `http://127.0.0.1:${port}`, passes: [] as Cost[] },
      intake: { pid: server.remit.pid, url: server.remit.url, passes: [] as Cost[] },
    };
    for (let pass = 0; pass < PASSES; pass += 1) {
      for (const { pid, url, passes } of Object.values(sides)) {
        const requests = Array.from({ length: WEBHOOKS }, () => rawRequest(signedDelivery(webhookPath, SECRET)));
        passes.push(each(await costOf(database, pid, () => sendRaw(url, requests)), WEBHOOKS));
      }
      if (pass === 0) await server.client.query('analyze');
    }
    return Object.fromEntries(Object.entries(sides).map(([name, { passes }]) => [name, medianOf(passes.slice(1))]));
  } finally {
    bare.kill();
    await server.stop();
  }
}

/** Processor time that the server and PostgreSQL take during `run`. */
async function costOf(database: BenchDatabase, pid: number, run: () => Promise<unknown>): Promise<Cost> {
  const [server, postgres] = [ofProcess(pid), ofPostgres(database.pid)];
  await run();
  return { server: ofProcess(pid) - server, postgres: ofPostgres(database.pid) - postgres };
}

async function versionOf({ client }: BenchServer): Promise<string> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  return rows[0]?.version.split('.')[0] ?? '?';
}

const each = ({ server, postgres }: Cost, count: number): Cost => ({
  server: rounded(server / count),
  postgres: rounded(postgres / count),
});

const percentOf = (cost: Cost): Cost => each(cost, IDLE_SECONDS * 10);

const medianOf = (passes: readonly Cost[]): Cost => ({
  server: median(passes.map(({ server }) => server)),
  postgres: median(passes.map(({ postgres }) => postgres)),
});

const rounded = (value: number): number => Number(value.toFixed(3));
