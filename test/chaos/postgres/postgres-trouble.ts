import { Client } from 'pg';
import { eventually } from '../../support/probe';
import { AppProcess } from '../harness/app-process';
import { Gateway } from '../harness/gateway';
import { call } from '../harness/http';
import { Inspector, Postgres } from '../harness/postgres';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { Tenant } from '../harness/tenant';
import { must, mustEqual, type Round, type Scenario } from '../scenario';
import { injectFailures } from './injected-failures';

/** What the requirements promise, in milliseconds, and what a busy machine may add to it. */
const REFUSED_WITHIN_MS = 2_000;
const READY_AGAIN_WITHIN_MS = 5_000;
const SLACK_MS = 1_500;

export interface Stage {
  readonly postgres: Postgres;
  readonly inspector: Inspector;
  readonly app: AppProcess;
  readonly tenant: Tenant;
}

/** One way in which PostgreSQL is there and does not work. */
interface Trouble {
  readonly name: string;
  begin(stage: Stage): Promise<void>;
  end(stage: Stage): Promise<void>;
}

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

/** PostgreSQL restarts, fills up, refuses and fails; the server says so, loses nothing, and recovers by itself. */
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
    round.say('disk full: left out, it needs a small file system of its own and so an administrator');
    await app.stop();
    await inspector.close();
    await postgres.remove();
  },
};

async function suffer(round: Round, stage: Stage, { name, begin, end }: Trouble): Promise<void> {
  const { app, tenant, inspector } = stage;
  await tenant.createCustomer();
  await begin(stage);
  const begunAt = performance.now();
  const refusedReady = eventually('/readyz to say no', () => call('GET', `${app.url}/readyz`, { timeoutMs: 5_000 }), {
    until: ({ status }) => status === 503,
  }).then(() => Math.round(performance.now() - begunAt));
  const tries = Array.from({ length: 10 }, (_, index) => `${name.replaceAll(' ', '-')}-${index}`);
  const answers = await Promise.all([
    ...tries.map((message) => timed(() => sendSigned(tenant, chargeEvent(message, 'charge.x', 'c')))),
    ...tries.map((message) =>
      timed(
        async () => (await tenant.call('POST', '/customers', { body: { external_id: message, name: message } })).status,
      ),
    ),
  ]);
  const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  const toldAfter = await refusedReady;
  await end(stage);
  const endedAt = performance.now();
  const ready = await call('GET', `${app.url}/livez`);
  await round.holds(`${name}: the server lives`, () => mustEqual(ready.status, 200, 'status'));
  await round.holds(`${name}: ready again within 5 s, by itself`, () => app.ready());
  const backAfter = Math.round(performance.now() - endedAt);

  await round.holds(`${name}: every write is answered 503`, () =>
    mustEqual([...new Set(answers.map(({ status }) => status))], [503], 'statuses'),
  );
  await round.holds(`${name}: refused and told by /readyz within 2 s, ready again within 5 s`, () => {
    must(slowest <= REFUSED_WITHIN_MS + SLACK_MS, `A write was refused after ${slowest} ms`);
    must(toldAfter <= REFUSED_WITHIN_MS + SLACK_MS, `/readyz told after ${toldAfter} ms`);
    must(backAfter <= READY_AGAIN_WITHIN_MS + SLACK_MS, `Ready again after ${backAfter} ms`);
  });
  await round.holds(`${name}: what was refused is not there, and is taken afterwards`, async () => {
    const stored = `select (select count(*) from webhook_deliveries where message_id = any ($1)) + (select count(*) from customers where external_id = any ($1))`;
    mustEqual(await inspector.count(stored, [tries]), 0, 'number of rows after refusals');
    for (const message of tries)
      mustEqual(await sendSigned(tenant, chargeEvent(message, 'charge.x', 'c')), 200, 'status');
    mustEqual(await inspector.count(stored, [tries]), tries.length, 'number of rows afterwards');
  });
  round.measured(
    `${name}: slowest refusal ${slowest} ms, /readyz told after ${toldAfter} ms, ready ${backAfter} ms after the end`,
  );
}

async function timed(work: () => Promise<number>): Promise<{ status: number; milliseconds: number }> {
  const startedAt = performance.now();
  return { status: await work(), milliseconds: Math.round(performance.now() - startedAt) };
}

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

/** Strangers take every place, those of the server's own connections too. */
async function takeAllConnections({ postgres }: Stage): Promise<void> {
  // Stays connected itself: a place that it left would be free.
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
      const { rows } = await operator.query(`select from pg_stat_activity where application_name like 'remit%'`);
      return rows.length === 0;
    },
    { timeoutMs: 60_000 },
  );
}

/** False when PostgreSQL takes no further connection. */
async function takeOne(postgres: Postgres): Promise<boolean> {
  const client = new Client({ connectionString: postgres.maintenanceUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    occupied.push(client);
    return true;
  } catch {
    return false;
  }
}
