import { setTimeout as pause } from 'node:timers/promises';
import { AppProcess } from '../harness/app-process';
import { Gateway } from '../harness/gateway';
import { inParallel } from '../../support/in-parallel';
import { Inspector, Postgres } from '../harness/postgres';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { settled, Tenant } from '../harness/tenant';
import { must, mustEqual, type Round, type Scenario } from '../scenario';

const STOPPED_WITHIN_MS = 15_000;
/** Milliseconds that Nomod takes to make a link, so that requests are in progress at the stop. */
const SLOW_GATEWAY_MS = 500;

interface Request {
  readonly startedAt: number;
  readonly what: string;
  readonly status: number;
}

/** One of two processes gets SIGTERM while both process requests. */
export const ordinaryStop: Scenario = {
  name: 'ordinary-stop',
  title: 'Ordinary stop under load: requests finish, claimed work is released, nothing is lost',
  async run(round) {
    const postgres = await Postgres.start();
    const gateway = await Gateway.start();
    const databaseUrl = await postgres.createDatabase('stop');
    const inspector = new Inspector(databaseUrl);
    const options = { databaseUrl, nomodUrl: gateway.url };
    const leaving = await AppProcess.start(options);
    const staying = await AppProcess.start(options);
    const tenant = await Tenant.create(leaving);
    const customer = await tenant.createCustomer();
    const paid = await inParallel(Array.from({ length: round.size(40, 200) }), 8, async () => {
      const { linkId } = await tenant.createPayable(customer);
      return gateway.payLink(linkId);
    });
    const open = await inParallel(Array.from({ length: round.size(30, 120) }), 8, () =>
      tenant.createFinalized(customer),
    );
    await gateway.control('POST', '/faults', { operation: 'create_link', kind: 'delay', delay_ms: SLOW_GATEWAY_MS });

    const requests: Request[] = [];
    const send = async (what: string, work: () => Promise<number>) => {
      const startedAt = performance.now();
      requests.push({ startedAt, what, status: await work() });
    };
    const doors = [tenant, tenant.at(staying)];
    const deliveries = inParallel(paid, 6, (charge, index) =>
      send(charge, () =>
        sendSigned(doors[index % 2] as Tenant, chargeEvent(`msg_${charge}`, 'charge.completed', charge)),
      ),
    );
    const links = inParallel(open, 6, (invoice) =>
      send(invoice, async () => (await tenant.call('POST', '/payments', { body: tenant.linkRequest(invoice) })).status),
    );
    await pause(SLOW_GATEWAY_MS);
    const stoppedAt = performance.now();
    const stop = leaving.stop();
    const { milliseconds, exitCode } = await stop;
    await Promise.all([deliveries, links]);
    await gateway.control('DELETE', '/faults');

    await round.holds('it ends by itself within 15 s', () => {
      must(milliseconds <= STOPPED_WITHIN_MS, `It took ${milliseconds} ms`);
      mustEqual(exitCode, 0, 'exit code');
    });
    const underWay = requests.filter(({ startedAt }) => startedAt < stoppedAt);
    await round.holds('every request that was under way is answered', () =>
      mustEqual(
        underWay.filter(({ status }) => status < 200 || status > 299),
        [],
        'requests without a 2xx',
      ),
    );
    await round.holds('no work stays claimed by the stopped process', async () => {
      const claimed = `select count(*) from event_deliveries where status = 'pending' and split_part(leased_by, ':', 2) = $1`;
      mustEqual(await inspector.count(claimed, [`${leaving.pid}`]), 0, 'number of claimed deliveries');
    });
    await checkNothingLost(round, { inspector, tenant: tenant.at(staying), staying, paid, requests });
    round.measured(
      `ended ${milliseconds} ms after SIGTERM with ${underWay.length} requests sent before it, all answered`,
    );
    await staying.stop();
    await inspector.close();
    await postgres.remove();
  },
};

async function checkNothingLost(
  round: Round,
  stage: { inspector: Inspector; tenant: Tenant; staying: AppProcess; paid: string[]; requests: Request[] },
): Promise<void> {
  const { inspector, tenant, staying, paid, requests } = stage;
  const refused = requests.filter(({ what, status }) => status === 0 && paid.includes(what));
  for (const { what } of refused) await sendSigned(tenant, chargeEvent(`msg_${what}`, 'charge.completed', what));
  await round.holds('the other process does all that is left', () => settled(staying));
  await round.holds('every charge settled its payment once', async () => {
    const booked = `select count(*) from ledger_transactions where kind = 'payment' and charge_id = any ($1)`;
    mustEqual(await inspector.count(booked, [paid]), paid.length, 'number of bookings');
  });
  await round.holds('the audit is ok', () => tenant.mustPassAudit());
}
