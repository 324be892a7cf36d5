import { eventually } from '../../support/probe';
import { AppProcess } from '../harness/app-process';
import type { Gateway } from '../harness/gateway';
import { Inspector, Postgres } from '../harness/postgres';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { SmallDisk } from '../harness/small-disk';
import { Tenant } from '../harness/tenant';
import type { Round } from '../scenario';
import { type Stage, suffer } from './trouble';

/** A new cluster with two databases takes about 80 MB. */
const DISK_MB = 160;
/** After this many consecutive refusals, no partly filled page accepts a row any more. */
const REFUSALS = 10;

/** A separate PostgreSQL whose disk is full for a while. */
export async function fullDisk(round: Round, gateway: Gateway): Promise<void> {
  const disk = SmallDisk.mount(DISK_MB);
  if (!disk)
    return round.say('SKIPPED: the disk is full: a small file system is needed, and this user may not mount one');
  const postgres = await Postgres.start(disk.folder);
  const databaseUrl = await postgres.createDatabase('full_disk');
  const app = await AppProcess.start({ databaseUrl, nomodUrl: gateway.url });
  const stage = { postgres, app, inspector: new Inspector(databaseUrl), tenant: await Tenant.create(app) };
  await suffer(round, stage, {
    name: 'the disk is full',
    begin: () => fill(disk, stage),
    end: () => Promise.resolve(disk.makeRoom()),
  });
  await round.holds('the disk is full: the audit is ok afterwards', () => stage.tenant.mustPassAudit());
  await app.stop();
  await stage.inspector.close();
  await postgres.remove();
}

/**
 * Fills the disk and the table pages, then refills the disk: on return it has just become full, and no page has room.
 */
async function fill(disk: SmallDisk, { postgres, tenant }: Stage): Promise<void> {
  // A full log (WAL) would stop PostgreSQL, which is the trouble "is down". Here the log has a file with room, but
  // the tables have none.
  await postgres.onServer(async (client) => {
    await client.query('select pg_switch_wal()');
    await client.query('checkpoint');
  });
  disk.fill();
  let tries = 0;
  let refusals = 0;
  await eventually(
    'every write to be refused',
    async () => {
      tries += 1;
      const name = `filling-${tries}`;
      const event = await sendSigned(tenant, chargeEvent(name, 'charge.x', 'c'));
      const { status } = await tenant.call('POST', '/customers', { body: { external_id: name, name } });
      refusals = event === 503 && status === 503 ? refusals + 1 : 0;
      return refusals;
    },
    { until: (refused) => refused === REFUSALS, timeoutMs: 60_000 },
  );
  disk.makeRoom();
  disk.fill();
}
