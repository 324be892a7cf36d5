import { Client } from 'pg';
import { eventually } from '../../support/probe';
import { AppProcess } from '../harness/app-process';
import { Gateway } from '../harness/gateway';
import { Inspector, OUTSIDER, Postgres } from '../harness/postgres';
import { Tenant } from '../harness/tenant';
import type { Scenario } from '../scenario';
import { fullDisk } from './full-disk';
import { injectFailures } from './injected-failures';
import { type Stage, suffer, type Trouble } from './trouble';

let occupied: Client[] = [];

const troubles: Trouble[] = [
  {
    name: 'PostgreSQL is down',
    begin: ({ postgres }) => postgres.crash(),
    end: ({ postgres }) => postgres.startAgain(),
  },
  {
    name: 'PostgreSQL is read-only',
    begin: (stage) => setReadOnly(stage, true),
    end: (stage) => setReadOnly(stage, false),
  },
  {
    name: 'PostgreSQL has no connection left',
    begin: takeAllConnections,
    async end() {
      await Promise.all(occupied.map((client) => client.end()));
      occupied = [];
    },
  },
];

/** PostgreSQL restarts, runs full, refuses and fails. The server reports it, loses no data, and recovers by itself. */
export const postgresTrouble: Scenario = {
  name: 'postgres',
  title: 'PostgreSQL: refused in time, never 2xx without a commit, recovered alone',
  async run(round) {
    const postgres = await Postgres.start();
    const gateway = await Gateway.start();
    const databaseUrl = await postgres.createDatabase('trouble');
    const inspector = new Inspector(databaseUrl);
    const app = await AppProcess.start({ databaseUrl, nomodUrl: gateway.url });
    const tenant = await Tenant.create(app);
    const stage = { postgres, inspector, app, tenant };
    for (const trouble of troubles) await suffer(round, stage, trouble);
    await injectFailures(round, stage, gateway);
    await round.holds('the audit is ok', () => tenant.mustPassAudit());
    await app.stop();
    await inspector.close();
    await postgres.remove();
    await fullDisk(round, gateway);
  },
};

async function setReadOnly({ postgres }: Stage, isReadOnly: boolean): Promise<void> {
  await postgres.onServer(async (client) => {
    await client.query('set default_transaction_read_only = off');
    await client.query(`alter system set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`);
    await client.query('select pg_reload_conf()');
  });
  await postgres.onServer((client) =>
    eventually('the setting to take effect', async () => {
      const { rows } = await client.query<{ on: boolean }>(
        `select current_setting('default_transaction_read_only')::boolean as on`,
      );
      return rows[0]?.on === isReadOnly;
    }),
  );
}

/** Other clients take every connection slot, including those of the server's own connections. */
async function takeAllConnections({ postgres }: Stage): Promise<void> {
  // This client stays connected too, because its slot would otherwise be free.
  await takeOne(postgres);
  const [operator] = occupied;
  if (!operator) throw new Error('There is no connection to begin with');
  await eventually(
    'strangers to hold every connection',
    async () => {
      await operator.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'remit%'`,
      );
      while (await takeOne(postgres)) continue;
      const { rows } = await operator.query<{ free: number }>(
        `select current_setting('max_connections')::integer - count(*)::integer as free from pg_stat_activity where application_name = $1`,
        [OUTSIDER],
      );
      return rows[0]?.free;
    },
    { until: (free) => free === 0, timeoutMs: 60_000 },
  );
}

/** Returns false when PostgreSQL accepts no further connection. */
async function takeOne(postgres: Postgres): Promise<boolean> {
  const client = new Client({ connectionString: postgres.maintenanceUrl, application_name: OUTSIDER });
  client.on('error', () => undefined);
  try {
    await client.connect();
    occupied.push(client);
    return true;
  } catch {
    return false;
  }
}
