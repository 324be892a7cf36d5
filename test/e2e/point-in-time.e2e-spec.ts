import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { startRemit } from '../support/remit-process';
import { PATIENCE } from '../support/shop';
import { LONG } from '../support/stage';
import {
  missingSystemPostgres,
  startBackup,
  startSystemPostgres,
  type SystemPostgres,
  takeBackup,
  unprivileged,
} from '../support/system-postgres';
import { TenantClient } from '../support/tenant-client';
import { databaseUrl } from '../support/test-cluster';

jest.setTimeout(LONG);

const missing = missingSystemPostgres();
const suite = missing ? describe.skip : describe;

const nomodUrl = 'http://127.0.0.1:1';

/** As apps/api/PRODUCTION.md says it: a base backup, the archived log, and a moment. */
suite(`back to a moment${missing ? ` (${missing})` : ''}`, () => {
  const archive = mkdtempSync(path.join(tmpdir(), 'remit-archive-'));
  let primary: SystemPostgres;
  let restored: SystemPostgres | undefined;
  beforeAll(async () => {
    const account = unprivileged();
    if (account) chownSync(archive, account.uid, account.gid);
    primary = await startSystemPostgres({ archive_mode: 'on', archive_command: `cp %p ${archive}/%f` });
  }, 60_000);
  afterAll(async () => {
    await primary.stop();
    await restored?.stop();
    rmSync(archive, { recursive: true, force: true });
  });

  const ask = <T extends object>({ url }: SystemPostgres, sql: string): Promise<T> =>
    onDatabase(url, async (client) => (await client.query<T>(sql)).rows[0] as T);

  it('everything until then is there, nothing after it, and the books are whole', async () => {
    await ask(primary, 'create database remit');
    const before = await startRemit({ databaseUrl: databaseUrl(primary.url, 'remit'), nomodUrl });
    const backup = takeBackup(primary);
    const tenant = await TenantClient.create(before);
    const kept = await tenant.finalizedInvoice();
    const { moment } = await ask<{ moment: string }>(primary, 'select clock_timestamp()::text as moment');
    const lost = await tenant.finalizedInvoice();
    await before.stop();
    const { wal } = await ask<{ wal: string }>(primary, 'select pg_walfile_name(pg_switch_wal()) as wal');
    await eventually(
      'the log to be archived',
      () => ask<{ last: string | null }>(primary, 'select last_archived_wal as last from pg_stat_archiver'),
      {
        ...PATIENCE,
        until: ({ last }) => (last ?? '') >= wal,
      },
    );
    await primary.stop();

    const target = { recovery_target_time: moment, recovery_target_action: 'promote' };
    const server = await startBackup(backup, { restore_command: `cp ${archive}/%f %p`, ...target });
    restored = server;
    await eventually(
      'the server to be promoted',
      () => ask<{ going: boolean }>(server, 'select pg_is_in_recovery() as going'),
      {
        ...PATIENCE,
        until: ({ going }) => !going,
      },
    );
    const after = await startRemit({
      databaseUrl: databaseUrl(server.url, 'remit'),
      nomodUrl,
      port: Number(new URL(before.url).port),
    });
    expect((await tenant.get(`/api/v1/invoices/${kept}`)).status).toBe(200);
    expect((await tenant.get(`/api/v1/invoices/${lost}`)).status).toBe(404);
    expect((await tenant.get('/api/v1/audit')).body).toMatchObject({ ok: true });
    await after.stop();
  });
});
