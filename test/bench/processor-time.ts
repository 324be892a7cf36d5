import { readdirSync, readFileSync } from 'node:fs';
import {
  describeStatement,
  resetStatements,
  slowestStatements,
  STATEMENT_STATISTICS,
} from '../support/slowest-statements';
import { missingSystemPostgres, startSystemPostgres } from '../support/system-postgres';
import { startBenchServer } from './bench-server';
import { ms, report } from './figures';
import { cloneInvoices, createOpenPayment, createOpenPaymentOf } from './open-payments';
import { scaled } from './scale';
import { type BenchDatabase, createIn } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const LINKS = scaled(1_000, 150);
const WARM_UP = scaled(200, 60);
/** Number of existing invoices, because production tables are not empty. */
const OTHERS = scaled(100_000, 10_000);
const SECRET = `whsec_${Buffer.alloc(32, 'c').toString('base64')}`;

/** Unit of `/proc/<pid>/stat`: user and system time are counted in hundredths of a second. */
const TICK_MS = 10;

/**
 * Processor time of PostgreSQL and of the server for an invoice and its link, on the embedded PostgreSQL and on this
 * machine's.
 */
export async function benchProcessorTime(database: BenchDatabase): Promise<void> {
  await measure('embedded', database);
  const missing = missingSystemPostgres();
  if (missing) return report('processor time, PostgreSQL of this machine', { 'not measured:': missing });
  const { url, pid, stop } = await startSystemPostgres({ fsync: 'on', ...STATEMENT_STATISTICS });
  try {
    await measure('of this machine', { pid, create: createIn(url), stop }, () => resetStatements(url));
    const [slowest] = await slowestStatements(url, 1);
    report('slowest statement beside full tables', { 'on average': slowest ? describeStatement(slowest) : 'none' });
  } finally {
    await stop();
  }
}

/** @param begin called when the measurement begins */
async function measure(
  which: string,
  database: BenchDatabase,
  begin = async (): Promise<void> => undefined,
): Promise<void> {
  const server = await startBenchServer(database, 'bench_processor_time');
  try {
    const tenant = await createBenchTenant(server.remit, SECRET);
    const { rows } = await server.client.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    const version = rows[0]?.version.split(' ')[0] ?? '?';
    await cloneInvoices(server.client, tenant, await createOpenPayment(tenant), { from: 1, to: OTHERS });
    await makeLinks(tenant, WARM_UP);
    // Like autovacuum within a minute.
    await server.client.query('analyze');
    await makeLinks(tenant, WARM_UP);
    await begin();
    const before = [ofAll(database.pid), ofOne(server.remit.pid)] as const;
    await makeLinks(tenant, LINKS);
    report(`processor time of an invoice and its link, PostgreSQL ${version} (${which})`, {
      PostgreSQL: ms((ofAll(database.pid) - before[0]) / LINKS),
      server: ms((ofOne(server.remit.pid) - before[1]) / LINKS),
    });
  } finally {
    await server.stop();
  }
}

async function makeLinks(tenant: BenchTenant, count: number): Promise<void> {
  const customer = await tenant.call<{ id: string }>('POST', '/customers', {
    external_id: `payer-${count}-${performance.now()}`,
    name: 'Payer',
    email: 'payer@example.com',
  });
  // One at a time. Concurrent finalize calls wait for each other's invoice number, which would distort the statement
  // times.
  for (let made = 0; made < count; made += 1) await createOpenPaymentOf(customer.id, tenant);
}

/** Milliseconds of a process and its children, including children that have ended. */
function ofAll(pid: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readStat(name);
    if (!stat) continue;
    if (Number(name) === pid) ticks += stat.own + stat.ofEnded;
    else if (stat.parent === pid) ticks += stat.own;
  }
  return ticks * TICK_MS;
}

const ofOne = (pid: number): number => (readStat(String(pid))?.own ?? Number.NaN) * TICK_MS;

/** Undefined when the process has already ended. */
function readStat(pid: string): { parent: number; own: number; ofEnded: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (n) => fields[n],
    );
    return { parent, own: user + system, ofEnded: endedUser + endedSystem };
  } catch {
    return undefined;
  }
}
