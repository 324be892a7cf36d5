import { eventually } from '../../support/probe';
import { AppProcess } from '../harness/app-process';
import { Gateway } from '../harness/gateway';
import { Inspector, Postgres } from '../harness/postgres';
import { settled, Tenant } from '../harness/tenant';
import { mustEqual, type Round, type Scenario } from '../scenario';
import { buildNewerVersion, NEW_SUBSCRIBER } from './newer-version';
import { Traffic } from './traffic';

/** A newer version migrates and takes over while this version keeps running. */
export const twoVersions: Scenario = {
  name: 'two-versions',
  title: 'Two versions: one migrates and takes over while the other one works',
  async run(round) {
    const { folder: tree } = buildNewerVersion();
    const postgres = await Postgres.start();
    const gateway = await Gateway.start();
    const databaseUrl = await postgres.createDatabase('versions');
    const inspector = new Inspector(databaseUrl);
    const options = { databaseUrl, nomodUrl: gateway.url };
    const older = await AppProcess.start(options);
    const tenant = await Tenant.create(older);
    const traffic = new Traffic(await tenant.createCustomer(), gateway);

    // The migration runs during this time. Requests continue, served by the older process alone.
    const starting = AppProcess.start({ ...options, tree, env: { ROLE: 'api' } });
    const newer = await traffic.until(starting, [tenant]);
    const whileMigrating = traffic.slowestMs;
    const restarted = await AppProcess.start(options);
    await traffic.run(round.size(30, 300), [tenant, tenant.at(newer), tenant.at(restarted)]);

    const ours = 'select count(*) from event_deliveries where subscriber = $1';
    await round.holds('work that only the newer version knows is left to it', async () => {
      await eventually('the older version to put it back', () =>
        inspector.count(`${ours} and status = 'pending' and last_error like '%does not know%'`, [NEW_SUBSCRIBER]),
      );
      mustEqual(
        await inspector.count(`${ours} and status <> 'pending'`, [NEW_SUBSCRIBER]),
        0,
        'number done or given up',
      );
    });
    const worker = await AppProcess.start({ ...options, tree, env: { ROLE: 'worker' } });
    await Promise.all([older.stop(), restarted.stop()]);
    await settled(newer);
    await check(round, inspector, traffic, tenant.at(newer));
    round.measured(
      `${traffic.paid.length} invoices made and paid over both versions, ${await inspector.count(ours, [NEW_SUBSCRIBER])} deliveries ` +
        `to the new subscriber; the slowest request while the newer one migrated took ${whileMigrating} ms`,
    );
    await Promise.all([newer.stop(), worker.stop()]);
    await inspector.close();
    await postgres.remove();
  },
};

async function check(round: Round, inspector: Inspector, { refused, paid }: Traffic, tenant: Tenant): Promise<void> {
  await round.holds('every request to either version is answered 2xx, also while one migrates', () =>
    mustEqual(refused, [], 'refused requests'),
  );
  await round.holds('every payment is settled and booked once', async () => {
    const counts = `select (select count(*) from payments where payment_status = 'succeeded') as settled,
      (select count(*) from ledger_transactions where kind = 'payment') as booked`;
    mustEqual(await inspector.rows(counts), [{ settled: `${paid.length}`, booked: `${paid.length}` }]);
  });
  await round.holds('the new subscriber does its work once for every event of the newer version', async () => {
    const notes = `select coalesce(jsonb_object_agg(next_note, n), '{}') as notes from (
      select i.next_note, count(*) as n from invoices i join domain_events e on e.invoice_id = i.id and e.type = 'invoice.finalized'
      join event_deliveries d on d.event_id = e.id and d.subscriber = $1 where d.status = 'done' group by 1) noted`;
    const wanted = await inspector.count('select count(*) from event_deliveries where subscriber = $1', [
      NEW_SUBSCRIBER,
    ]);
    mustEqual(await inspector.rows(notes, [NEW_SUBSCRIBER]), [{ notes: { noted: wanted } }]);
  });
  await round.holds('the audit is ok', () => tenant.mustPassAudit());
}
