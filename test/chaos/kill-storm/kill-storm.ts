import { setTimeout as pause } from 'node:timers/promises';
import { missingPgBouncer, startPgBouncer } from '../../support/pg-bouncer';
import { type AppOptions, AppProcess } from '../harness/app-process';
import { atTheEnd } from '../harness/cleanup';
import { Gateway } from '../harness/gateway';
import { inParallel } from '../../support/in-parallel';
import { Inspector, Postgres } from '../harness/postgres';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { settled, Tenant } from '../harness/tenant';
import { must, mustEqual, type Round, type Scenario } from '../scenario';
import { Killer } from './killer';

/**
 * Number of messages about one charge: Nomod's two, and the second again with another id, as after a dashboard
 * resend.
 */
const MESSAGES_PER_CHARGE = 3;
const DUPLICATED = 0.3;
const SENDERS = 24;
/** Number of deliveries that become due per second. It is low, so that a storm lasts through many kills. */
const DUE_PER_SECOND = 35;
/**
 * Milliseconds. The promise is 60 s on a dedicated machine (the run reports the actual time); a busy one may need
 * longer.
 */
const APPLIED_WITHIN_MS = 180_000;
/** Milliseconds of pause after an answer other than 2xx. */
const RETRY_PAUSE_MS = [100, 1_000] as const;

interface Sending {
  readonly tenant: Tenant;
  readonly messageId: string;
  readonly chargeId: string;
  readonly type: string;
}

/** Number of deliveries, and milliseconds during which the server and PostgreSQL are killed. */
interface Size {
  readonly deliveries: number;
  readonly stormMs: number;
}

const WHOLE: Size = { deliveries: 10_000, stormMs: 600_000 };
const SLICE: Size = { deliveries: 1_500, stormMs: 45_000 };
/** Long enough for one crash of PostgreSQL. */
const POOLED_SLICE: Size = { deliveries: 800, stormMs: 25_000 };

/** Settings with which the server reaches the database. */
type Way = (databaseUrl: string) => Promise<Pick<AppOptions, 'databaseUrl' | 'env'>>;

/** The server and PostgreSQL are killed repeatedly while signed deliveries arrive. */
export const killStorm: Scenario = {
  name: 'kill-storm',
  title: 'Kill storm: every acknowledged delivery is applied once',
  run: (round) => rage(round, SLICE, async (databaseUrl) => ({ databaseUrl })),
};

/** The same behind PgBouncer. */
export const pooledStorms = [pooledStorm('session'), pooledStorm('transaction')];

function pooledStorm(mode: 'session' | 'transaction'): Scenario {
  return {
    name: `kill-storm-${mode}`,
    title: `Kill storm behind PgBouncer in ${mode} mode: every acknowledged delivery is applied once`,
    inWholeRunsOnly: mode === 'session',
    async run(round) {
      const missing = missingPgBouncer();
      if (missing !== undefined) return round.say(`SKIPPED: ${missing}`);
      await rage(round, POOLED_SLICE, async (direct) => {
        const pooler = await startPgBouncer(direct, mode);
        atTheEnd(() => pooler.stop());
        const env: Record<string, string> = mode === 'transaction' ? { DATABASE_DIRECT_URL: direct } : {};
        return { databaseUrl: pooler.urlOf(direct), env };
      });
    },
  };
}

async function rage(round: Round, slice: Size, way: Way): Promise<void> {
  const { deliveries, stormMs } = round.isSlice ? slice : WHOLE;
  const postgres = await Postgres.start();
  const gateway = await Gateway.start();
  const databaseUrl = await postgres.createDatabase('storm');
  const inspector = new Inspector(databaseUrl);
  const options = { ...(await way(databaseUrl)), nomodUrl: gateway.url };
  const app = await AppProcess.start(options);
  const sendings = await prepare(round, deliveries, app, gateway);

  const killer = new Killer(round.random, postgres, options, app);
  const storm = killer.run(stormMs);
  const startedAt = Date.now();
  const attempts = await sendAll(round, sendings);
  killer.stop();
  const survivor = await storm;
  const endedAt = Date.now();

  await round.holds('all accepted work is done soon after the storm', () => settled(survivor, APPLIED_WITHIN_MS));
  const settledAfter = Date.now() - endedAt;
  await checkResult(round, inspector, sendings, survivor);
  round.measured(
    `${sendings.length} deliveries (${new Set(sendings.map(({ messageId }) => messageId)).size} messages, ` +
      `${attempts} requests), in ${seconds(endedAt - startedAt)}; ` +
      `server killed ${killer.appKills} times, PostgreSQL ${killer.databaseKills} times; settled ${seconds(settledAfter)} after the last answer`,
  );
  await survivor.stop();
  await inspector.close();
  await postgres.remove();
}

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;

/** Makes invoices whose links are paid unnoticed, and Nomod's messages about them: duplicated and unordered. */
async function prepare(round: Round, deliveries: number, app: AppProcess, gateway: Gateway): Promise<Sending[]> {
  const charges = Math.ceil(deliveries / (1 + DUPLICATED) / MESSAGES_PER_CHARGE);
  const tenants = [await Tenant.create(app), await Tenant.create(app)];
  const customers = await Promise.all(tenants.map((tenant) => tenant.createCustomer()));
  const sendings = await inParallel(
    Array.from({ length: charges }, (_, index) => index),
    12,
    async (index): Promise<Sending[]> => {
      const tenant = tenants[index % tenants.length] as Tenant;
      const { linkId } = await tenant.createPayable(customers[index % tenants.length] as string);
      const chargeId = await gateway.payLink(linkId);
      return ['charge.created', 'charge.completed', 'charge.completed'].map((type, nth) => ({
        ...{ tenant, chargeId, type },
        messageId: `msg_${index}_${nth}`,
      }));
    },
  );
  const all = sendings.flat();
  const repeated = round.random.sample(all, deliveries - all.length);
  round.say(`${charges} paid links; ${deliveries} deliveries, ${repeated.length} of them duplicates`);
  return round.random.shuffled([...all, ...repeated]);
}

/**
 * Every sender repeats until it gets a 2xx, as Nomod does.
 * @returns the number of requests
 */
async function sendAll(round: Round, sendings: Sending[]): Promise<number> {
  const startedAt = Date.now();
  const pauses = sendings.map(() => round.random.between(...RETRY_PAUSE_MS));
  let attempts = 0;
  await inParallel(sendings, SENDERS, async ({ tenant, messageId, chargeId, type }, index) => {
    await pause(Math.max(0, startedAt + (index * 1_000) / DUE_PER_SECOND - Date.now()));
    for (;;) {
      attempts += 1;
      const status = await sendSigned(tenant, chargeEvent(messageId, type, chargeId));
      if (status >= 200 && status < 300) return;
      if (status !== 0 && status !== 503) round.fail(`${messageId} was answered ${status}`, AppProcess.complaints());
      await pause(pauses[index]);
    }
  });
  return attempts;
}

async function checkResult(round: Round, inspector: Inspector, sendings: Sending[], app: AppProcess): Promise<void> {
  const messages = new Set(sendings.map(({ messageId }) => messageId)).size;
  const charges = new Set(sendings.map(({ chargeId }) => chargeId)).size;
  await round.holds('every acknowledged message is stored once and worked off', async () => {
    const results = await inspector.rows<{ result: string; n: string }>(
      'select result, count(*) as n from webhook_deliveries group by result order by result',
    );
    const known = results.filter(({ result }) => ['processed', 'ignored_duplicate'].includes(result));
    mustEqual(
      known.reduce((sum, { n }) => sum + Number(n), 0),
      messages,
      'number of messages',
    );
    must(known.length === results.length, `Some are ${JSON.stringify(results)}`);
  });
  await round.holds('every charge is recorded once and settled its payment', async () => {
    mustEqual(await inspector.count('select count(*) from charges'), charges, 'number of charges');
    mustEqual(
      await inspector.count(
        `select count(*) from payments where payment_status = 'succeeded' and captured_minor = 10000`,
      ),
      charges,
      'number of settled payments',
    );
    mustEqual(await inspector.count('select count(*) from payments'), charges, 'number of payments');
  });
  await round.holds('every payment is booked once and its invoice is paid exactly', async () => {
    mustEqual(
      await inspector.count(`select count(*) from ledger_transactions where kind = 'payment'`),
      charges,
      'number of bookings',
    );
    mustEqual(
      await inspector.count(
        `select count(*) from invoices where payment_status = 'succeeded' and amount_paid_minor = 10000 and amount_remaining_minor = 0`,
      ),
      charges,
      'number of paid invoices',
    );
  });
  await round.holds('every fact was published once', async () => {
    mustEqual(
      await inspector.count(`select count(*) from domain_events where type = 'payment.succeeded'`),
      charges,
      'number of payment.succeeded',
    );
    mustEqual(
      await inspector.count(`select count(*) from event_deliveries where status = 'dead'`),
      0,
      'dead deliveries',
    );
  });
  for (const tenant of new Set(sendings.map((sending) => sending.tenant))) {
    await round.holds('the audit is ok', () => tenant.at(app).mustPassAudit());
  }
}
