import { createDataSource, Database, type Wire, wireWithout } from '@remit/database';
import { median, report } from './figures';
import { ofPostgres } from './processor-clock';
import { scaled } from './scale';
import type { BenchDatabase } from './stack';

const PLAIN = ['', 'corked', 'joined', 'direct', 'prepared', 'pipelined', '1'];
const ROUNDS = scaled(12, 6);
const UNITS = scaled(600, 200);
const AT_ONCE = 8;
const SCOPE = { tenantId: 'ten_1', environmentId: 'env_1' };

/** One pool of connections, and what a unit of work cost on it in each round, in ms of processor time. */
interface Contestant {
  readonly dataSource: ReturnType<typeof createDataSource>;
  readonly database: Database;
  readonly server: number[];
  readonly postgres: number[];
}

/**
 * What each layer of libs/platform/database/wire is worth: processor time of a unit of work shaped like a settlement
 * (three waits, twelve statements) without the layer, as a ratio to all of them. They take turns in one process, so a
 * busy machine is the same for all.
 */
export async function benchWire(database: BenchDatabase): Promise<void> {
  const url = await database.create('bench_wire', true);
  const contestants = new Map<string, Contestant>();
  for (const plain of PLAIN) contestants.set(plain, await contestant(url, wireWithout(plain)));
  for (const one of contestants.values()) await units(one.database, UNITS);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const one of contestants.values()) await measure(database.pid, one);
  }
  const all = contestants.get('');
  if (!all) return;
  for (const [plain, one] of contestants) {
    const cost = (of: 'server' | 'postgres') =>
      `${median(one[of]).toFixed(2)} ms (${(median(one[of]) / median(all[of])).toFixed(2)}x)`;
    report(plain === '' ? 'all layers' : plain === '1' ? 'none' : `without ${plain}`, {
      server: cost('server'),
      postgres: cost('postgres'),
    });
    await one.dataSource.destroy();
  }
}

async function contestant(url: string, wire: Wire): Promise<Contestant> {
  const dataSource = await createDataSource(url, [], { wire }).initialize();
  return { dataSource, database: new Database(dataSource), server: [], postgres: [] };
}

async function measure(postmaster: number, { database, server, postgres }: Contestant): Promise<void> {
  const [own, theirs] = [process.cpuUsage(), ofPostgres(postmaster)];
  await units(database, UNITS);
  const { user, system } = process.cpuUsage(own);
  server.push((user + system) / 1_000 / UNITS);
  postgres.push((ofPostgres(postmaster) - theirs) / UNITS);
}

async function units(database: Database, count: number): Promise<void> {
  let left = count;
  const run = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await unit(database, `row_${left}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
}

/** Reads, locks and writes as a settlement does. */
async function unit(database: Database, id: string): Promise<void> {
  const { tenantId, environmentId } = SCOPE;
  const key = [tenantId, environmentId, id];
  await database.transaction(SCOPE, async () => {
    const read = (table: string) =>
      database.manager.query(`select * from ${table} where tenant_id = $1 and environment_id = $2 and id = $3`, key);
    await Promise.all(['invoices', 'payments', 'charges'].map(read));
    await database.manager.query(
      'select id from payments where tenant_id = $1 and environment_id = $2 and id = $3 for update',
      key,
    );
    database.send('insert into connection_watches values ($1, $2, $3, $4) on conflict do nothing', [...key, 'evt_1']);
    for (const event of ['evt_2', 'evt_3'])
      database.send(
        'update connection_watches set event_id = $4 where tenant_id = $1 and environment_id = $2 and id = $3',
        [...key, event],
      );
    await read('remote_operations');
    for (const table of ['payments', 'charges', 'invoices', 'remote_operations'])
      database.send(`select id from ${table} where tenant_id = $1 and environment_id = $2 and id = $3`, key);
  });
}
