import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onDatabase } from '../../../test/support/on-database';
import { missingSystemPostgres } from '../../../test/support/system-postgres';
import { runMigrations } from '@remit/database';
import { dataVersion, upgradeFolders } from './cluster-version';
import { createDatabase, launchOnFreePort, startEmbeddedPostgres } from './embedded-postgres';
import { postgresAccount } from './postgres-account';
import { postgresBinaries } from './postgres-binaries';
import { stopServer } from './postgres-server';
import { upgradeEmbeddedPostgres } from './upgrade-cluster';

const DEBIAN = '/usr/lib/postgresql';
const PASSWORD = 'only-for-this-test';
const old = readdirSync(existsSync(DEBIAN) ? DEBIAN : tmpdir()).find((name) => /^1[3-6]$/.test(name));
const missing = missingSystemPostgres() ?? (old ? undefined : 'There is no PostgreSQL older than the embedded one.');

jest.setTimeout(120_000);

(missing ? describe.skip : describe)(
  `moving the embedded data to a newer PostgreSQL${missing ? ` (${missing})` : ''}`,
  () => {
    const bin = path.join(DEBIAN, old ?? '', 'bin');
    const binaries = { ...postgresBinaries(), postgres: path.join(bin, 'postgres'), initdb: path.join(bin, 'initdb') };
    const dataDir = mkdtempSync(path.join(tmpdir(), 'remit-upgrade-'));
    const { present, next, done, kept } = upgradeFolders(dataDir);
    const versions = () => [present, next].map((folder) => (existsSync(folder) ? dataVersion(folder) : null));

    beforeAll(async () => {
      spawnSync('chmod', ['711', dataDir]);
      const account = postgresAccount(binaries, dataDir);
      writeFileSync(path.join(dataDir, 'postgres-password'), PASSWORD);
      const pwfile = path.join(dataDir, 'pwfile');
      writeFileSync(pwfile, PASSWORD, { mode: 0o644 });
      mkdirSync(present, { mode: 0o700 });
      if (account.owner) spawnSync('chown', [`${account.owner.uid}:${account.owner.gid}`, present]);
      const how = [
        '-D',
        present,
        '-U',
        'remit',
        `--pwfile=${pwfile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
      ];
      const made = spawnSync(binaries.initdb, how, { ...account.spawnAs, cwd: '/', encoding: 'utf8' });
      if (made.status !== 0) throw new Error(made.stderr);
      await onOld(async (url) => {
        await runMigrations(url);
        await onDatabase(url, (client) =>
          client.query(
            `insert into tenants (tenant_id, name, created_at) select 'tenant_' || n, E'Café ☕ \\t "' || n, now() from generate_series(1, 1000) n`,
          ),
        );
      });
    });
    afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

    async function onOld(work: (url: string) => Promise<unknown>): Promise<void> {
      const options = {
        folder: present,
        binaries,
        account: postgresAccount(binaries, dataDir),
        fsync: false,
        logFile: path.join(dataDir, 'old.log'),
      };
      const { port, server } = await launchOnFreePort(options, undefined);
      const url = (database: string) => `postgresql://remit:${PASSWORD}@127.0.0.1:${port}/${database}`;
      await createDatabase(url('postgres'));
      await work(url('remit'));
      await stopServer(server.pid, options);
    }

    const tenants = async (): Promise<unknown> => {
      const postgres = await startEmbeddedPostgres({ dataDir });
      const sql = `select count(*)::int as count, min(name) as name, (select count(*)::int from pg_class where relname = 'invoices') as tables from tenants`;
      const { rows } = await onDatabase(postgres.url, (client) => client.query(sql));
      await postgres.stop();
      return rows[0];
    };

    it('is asked for by a start, in one line', async () => {
      await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
        new RegExp(
          `^DATA_DIR: the data in .* is of PostgreSQL ${old}, and this Remit comes with 17; run "npx remit upgrade-data".$`,
        ),
      );
    });

    it('says what to install when the old programs are missing, and changes nothing', async () => {
      await expect(upgradeEmbeddedPostgres(dataDir, '/nowhere')).rejects.toThrow(
        `/nowhere holds no PostgreSQL. The upgrade needs the old programs once: install PostgreSQL ${old} (Debian: apt-get install postgresql-${old})`,
      );
      await expect(upgradeEmbeddedPostgres(dataDir, path.dirname(postgresBinaries().postgres))).rejects.toThrow(
        'holds PostgreSQL 17',
      );
      expect(versions()).toEqual([Number(old), null]);
    });

    it('moves every row, keeps the old data, and goes on where it was interrupted', async () => {
      // The remains of an interrupted run do not count as a copy.
      mkdirSync(next);
      writeFileSync(path.join(next, 'PG_VERSION'), '17');
      expect(await upgradeEmbeddedPostgres(dataDir)).toMatchObject({
        from: Number(old),
        to: 17,
        kept: kept(Number(old)),
      });
      expect(versions()).toEqual([17, null]);
      expect(dataVersion(kept(Number(old)))).toBe(Number(old));
      const everything = { count: 1_000, name: 'Café ☕ \t "1', tables: 1 };
      expect(await tenants()).toEqual(everything);

      // Simulates a kill between the two renames. The next start finishes them.
      renameSync(present, next);
      writeFileSync(done, '');
      expect(await tenants()).toEqual(everything);
      expect([versions(), existsSync(done)]).toEqual([[17, null], false]);
      // Simulates a kill before both renames.
      renameSync(present, next);
      renameSync(kept(Number(old)), present);
      writeFileSync(done, '');
      expect(await tenants()).toEqual(everything);
      expect([versions(), existsSync(kept(Number(old)))]).toEqual([[17, null], true]);
      expect(await upgradeEmbeddedPostgres(dataDir)).toMatchObject({ from: 17, to: 17 });
    });
  },
);
