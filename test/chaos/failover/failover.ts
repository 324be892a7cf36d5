import { setTimeout as pause } from 'node:timers/promises';
import { runMigrations } from '@remit/database';
import { inParallel } from '../../support/in-parallel';
import { onDatabase } from '../../support/on-database';
import { eventually } from '../../support/probe';
import {
  missingSystemPostgres,
  startStandby,
  startSystemPostgres,
  type SystemPostgres,
} from '../../support/system-postgres';
import { TcpGate } from '../../support/tcp-gate';
import { databaseUrl } from '../../support/test-cluster';
import { AppProcess } from '../harness/app-process';
import { atTheEnd } from '../harness/cleanup';
import { Gateway } from '../harness/gateway';
import { call } from '../harness/http';
import { Inspector } from '../harness/postgres';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { settled, Tenant } from '../harness/tenant';
import { must, mustEqual, type Round, type Scenario } from '../scenario';

/** Milliseconds. The promised limits, and the tolerance for a busy machine. */
const TOLD_WITHIN_MS = 2_000;
const BACK_WITHIN_MS = 10_000;
const SLACK_MS = 1_500;

const SENDERS = 8;

/** Milliseconds without a primary: the time that a failover decision takes. */
const WITHOUT_PRIMARY_MS = 2_000;

/** The primary dies while signed deliveries come in, and its synchronous standby takes over behind the same address. */
export const failover: Scenario = {
  name: 'failover',
  inWholeRunsOnly: true,
  title: 'Failover to a synchronous standby: told in time, back in time, nothing lost',
  async run(round) {
    const missing = missingSystemPostgres();
    if (missing !== undefined) return round.say(`SKIPPED: ${missing}`);
    const primary = await startSystemPostgres();
    atTheEnd(() => primary.stop());
    await onServer(primary, 'create database failover');
    await runMigrations(databaseUrl(primary.url, 'failover'));
    const standby = await startStandby(primary);
    atTheEnd(() => standby.stop());
    await makeSynchronous(primary);

    const target = { host: '127.0.0.1', port: primary.port };
    const gate = new TcpGate(target);
    await gate.open();
    const url = new URL(databaseUrl(primary.url, 'failover'));
    url.host = gate.address;
    const gateway = await Gateway.start();
    const app = await AppProcess.start({ databaseUrl: url.href, nomodUrl: gateway.url });
    const tenant = await Tenant.create(app);
    const charges = await paidLinks(tenant, gateway, round.size(60, 400));

    let acknowledged = 0;
    const sent = sendAll(round, tenant, charges, () => (acknowledged += 1));
    await eventually('a third to be acknowledged', async () => acknowledged >= charges.length / 3, {
      timeoutMs: 60_000,
    });
    const before = acknowledged;
    process.kill(primary.pid, 'SIGKILL');
    const [told, back] = await watch(app, async () => {
      await pause(WITHOUT_PRIMARY_MS);
      await onServer(standby, 'select pg_promote()');
      target.port = standby.port;
    });
    await sent;
    await settled(app, 60_000);

    await round.holds('/readyz tells within 2 s and is right again within 10 s of the promotion', () => {
      must(told <= TOLD_WITHIN_MS + SLACK_MS, `It told after ${told} ms`);
      must(back <= BACK_WITHIN_MS + SLACK_MS, `It was back after ${back} ms`);
    });
    await round.holds('the failover hit in the middle', () =>
      must(before < charges.length, 'Everything was sent before'),
    );
    const inspector = new Inspector(databaseUrl(standby.url, 'failover'));
    await round.holds('every acknowledged delivery is there, and every charge settled its payment once', async () => {
      const settledPayments = `select count(*) from payments where payment_status = 'succeeded' and captured_minor = 10000`;
      mustEqual(
        await inspector.count('select count(distinct message_id) from webhook_deliveries'),
        charges.length,
        'deliveries',
      );
      mustEqual(await inspector.count(settledPayments), charges.length, 'settled payments');
      mustEqual(
        await inspector.count(`select count(*) from ledger_transactions where kind = 'payment'`),
        charges.length,
        'bookings',
      );
    });
    await round.holds('the worker hears the new primary', () =>
      eventually(
        'LISTEN there',
        () => inspector.count(`select count(*) from pg_stat_activity where application_name = 'remit-listener'`),
        {
          until: (listeners) => listeners > 0,
          timeoutMs: BACK_WITHIN_MS,
        },
      ),
    );
    await round.holds('the audit is ok', () => tenant.mustPassAudit());
    round.measured(
      `${charges.length} deliveries, ${before} acknowledged before the kill; /readyz told after ${told} ms, right again ${back} ms after the promotion`,
    );
    await app.stop();
    await inspector.close();
    await gate.cut();
  },
};

const onServer = ({ url }: SystemPostgres, ...statements: string[]): Promise<void> =>
  onDatabase(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });

async function makeSynchronous(primary: SystemPostgres): Promise<void> {
  await onServer(primary, `alter system set synchronous_standby_names = '*'`, 'select pg_reload_conf()');
  const inspector = new Inspector(primary.url);
  await eventually(
    'the standby to be synchronous',
    () => inspector.count(`select count(*) from pg_stat_replication where sync_state = 'sync'`),
    {
      until: (standbys) => standbys === 1,
      timeoutMs: 30_000,
    },
  );
  await inspector.close();
}

async function paidLinks(tenant: Tenant, gateway: Gateway, wanted: number): Promise<string[]> {
  const customer = await tenant.createCustomer();
  return inParallel(Array.from({ length: wanted }), SENDERS, async () =>
    gateway.payLink((await tenant.createPayable(customer)).linkId),
  );
}

/** Sends each delivery until it gets a 2xx, as Nomod does, and never again afterwards. */
async function sendAll(round: Round, tenant: Tenant, charges: string[], told: () => void): Promise<void> {
  await inParallel(charges, SENDERS, async (charge) => {
    for (;;) {
      const status = await sendSigned(tenant, chargeEvent(`msg_${charge}`, 'charge.completed', charge));
      if (status >= 200 && status < 300) return told();
      if (status !== 0 && status !== 503) round.fail(`${charge} was answered ${status}`, AppProcess.complaints());
      await pause(200);
    }
  });
}

/**
 * @returns milliseconds until `/readyz` answered 503, and from the promotion of the standby until it answered 200
 * again
 */
async function watch({ url }: AppProcess, promote: () => Promise<void>): Promise<[number, number]> {
  const readyz = (status: number) =>
    eventually(`/readyz to answer ${status}`, () => call('GET', `${url}/readyz`, { timeoutMs: 5_000 }), {
      until: (answer) => answer.status === status,
      timeoutMs: 60_000,
    });
  const killedAt = performance.now();
  const refused = readyz(503).then(() => Math.round(performance.now() - killedAt));
  await promote();
  const promotedAt = performance.now();
  const told = await refused;
  await readyz(200);
  return [told, Math.round(performance.now() - promotedAt)];
}
