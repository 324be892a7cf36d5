import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onDatabase } from '../support/on-database';
import { startRemit } from '../support/remit-process';
import { LONG } from '../support/stage';
import { missingSystemPostgres, programs, startSystemPostgres, type SystemPostgres } from '../support/system-postgres';
import { TenantClient } from '../support/tenant-client';
import { databaseUrl } from '../support/test-cluster';

jest.setTimeout(LONG);

const missing = missingSystemPostgres();
const suite = missing ? describe.skip : describe;

const nomodUrl = 'http://127.0.0.1:1';

/** The lines of the runbook that a shell runs. */
function commands(): string[] {
  const runbook = readFileSync(path.resolve(__dirname, '../../apps/api/README.md'), 'utf8');
  const [, backup = ''] = /\*\*Backup\.\*\*([^]*?)Then `npx remit recover`/.exec(runbook) ?? [];
  return backup.split('\n').flatMap((line) => (line.startsWith('    ') ? line.trim() : []));
}

suite(`backup and return, line by line${missing ? ` (${missing})` : ''}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-backup-'));
  let here: SystemPostgres;
  let there: SystemPostgres;
  beforeAll(async () => {
    [here, there] = await Promise.all([startSystemPostgres(), startSystemPostgres()]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([here.stop(), there.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const loginOf = ({ url }: SystemPostgres, login: string): string => {
    const own = new URL(databaseUrl(url, 'remit'));
    own.username = login;
    return own.href;
  };
  const shell = (command: string) =>
    spawnSync('bash', ['-c', command], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: `${programs()}:${process.env.PATH}`,
        SUPERUSER_URL: databaseUrl(here.url, 'remit'),
        BACKUP_URL: loginOf(here, 'remit_backup'),
        OWNER_URL: loginOf(here, 'remit'),
        NEW_SERVER_URL: there.url,
        NEW_DATABASE_URL: databaseUrl(there.url, 'remit'),
      },
    });

  it('brings everything to another server, where the login that owns it works on', async () => {
    await onDatabase(here.url, async (client) => {
      await client.query('create role remit login createrole');
      await client.query('create database remit owner remit');
    });
    const before = await startRemit({ databaseUrl: loginOf(here, 'remit'), nomodUrl });
    const tenant = await TenantClient.create(before);
    const invoice = await tenant.finalizedInvoice();
    await before.stop();

    expect(shell('pg_dump -Fc -d $OWNER_URL -f owner.dump').stderr).toContain('row-level security');
    expect(commands()).toHaveLength(6);
    for (const command of commands()) expect([command, shell(command)]).toMatchObject([command, { status: 0 }]);

    const port = Number(new URL(before.url).port);
    const after = await startRemit({ databaseUrl: loginOf(there, 'remit'), nomodUrl, port });
    expect((await tenant.get(`/api/v1/invoices/${invoice}`)).status).toBe(200);
    expect((await tenant.get('/api/v1/audit')).body).toMatchObject({ ok: true });
    await tenant.finalizedInvoice();
    await after.stop();
  });
});
