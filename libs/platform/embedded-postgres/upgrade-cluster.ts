import { existsSync, mkdirSync, openSync, fsyncSync, closeSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runMigrations } from '@remit/database';
import { copyTables } from './copy-tables';
import { dataVersion, programVersion, takeUpgradedCluster, upgradeFolders } from './cluster-version';
import { createDatabase, launchOnFreePort } from './embedded-postgres';
import { EmbeddedPostgresOutdated } from './embedded-postgres.errors';
import { lockFolder } from './folder-lock';
import { CLUSTER_USER, makeCluster, readPassword } from './initialize-cluster';
import { giveFolder, postgresAccount } from './postgres-account';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { stopServer } from './postgres-server';
import { leftoverPostmaster } from './postmaster-file';

/** Folder of a version's programs on Debian and Ubuntu. */
const usualFolder = (major: number): string => `/usr/lib/postgresql/${major}/bin`;

export interface Upgraded {
  readonly from: number;
  readonly to: number;
  /** Folder of the old data; undefined when no upgrade was needed. */
  readonly kept?: string;
  readonly rows: number;
}

/**
 * Upgrades the data of the embedded PostgreSQL to the version of Remit's programs. Both servers run, every row is
 * copied, and the old data is kept. Until the copy is complete, the only change is that the old database is migrated.
 * An interrupted upgrade is repeated, or finished at the next start.
 * @param oldBinaries folder of the programs that wrote the data
 * @throws EmbeddedPostgresOutdated, EmbeddedPostgresInUse, EmbeddedPostgresFailed
 */
export async function upgradeEmbeddedPostgres(dataDir: string, oldBinaries?: string): Promise<Upgraded> {
  const unlock = lockFolder(dataDir);
  try {
    takeUpgradedCluster(dataDir);
    const { present, next, done, kept } = upgradeFolders(dataDir);
    const binaries = postgresBinaries();
    const [from, to] = [dataVersion(present), programVersion(binaries.postgres) ?? Number.NaN];
    if (from === to) return { from, to, rows: 0 };
    const old = oldPrograms({ from, to, folder: oldBinaries ?? usualFolder(from) });
    if (existsSync(kept(from)))
      throw new EmbeddedPostgresOutdated(`${kept(from)} already exists from an earlier upgrade; move it away.`);
    const account = postgresAccount(old, dataDir);
    const password = readPassword(path.join(dataDir, 'postgres-password'));
    const exchange = path.join(dataDir, 'postgres.exchange');
    rmSync(exchange, { recursive: true, force: true });
    mkdirSync(exchange, { mode: 0o700 });
    giveFolder(exchange, account.owner);
    giveFolder(present, account.owner);
    await makeCluster({ folder: next, password, binaries, account, fsync: true });
    const both = { account, fsync: true, password };
    const before = { ...both, folder: present, binaries: old, logFile: path.join(dataDir, 'postgres.log') };
    const after = { ...both, folder: next, binaries, logFile: path.join(dataDir, 'postgres.next.log') };
    const rows = await whileRunning(before, (oldUrl) =>
      whileRunning(after, async (newUrl) => {
        await runMigrations(oldUrl);
        await runMigrations(newUrl);
        return copyTables(oldUrl, newUrl, exchange);
      }),
    );
    rmSync(exchange, { recursive: true });
    markDone(done);
    takeUpgradedCluster(dataDir);
    return { from, to, kept: kept(from), rows };
  } finally {
    unlock();
  }
}

function oldPrograms({ from, to, folder }: { from: number; to: number; folder: string }): PostgresBinaries {
  if (from > to)
    throw new EmbeddedPostgresOutdated(
      `the data is of PostgreSQL ${from}, and this Remit comes with ${to}, which is older.`,
    );
  const program = (name: string) => path.join(folder, name);
  const found = programVersion(program('postgres'));
  if (found !== from)
    throw new EmbeddedPostgresOutdated(
      `the data is of PostgreSQL ${from}, and ${folder} holds ${found === undefined ? 'no PostgreSQL' : `PostgreSQL ${found}`}. The upgrade needs the old programs once: install ` +
        `PostgreSQL ${from} (Debian: apt-get install postgresql-${from}) and name their folder with --old-binaries. Nothing was changed.`,
    );
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

type Running = Parameters<typeof launchOnFreePort>[0] & { readonly password: string };

/** Runs a server for the duration of `work`. */
async function whileRunning<T>({ password, ...options }: Running, work: (url: string) => Promise<T>): Promise<T> {
  const leftover = leftoverPostmaster(options.folder);
  if (leftover !== undefined) await stopServer(leftover, options);
  const { port, server } = await launchOnFreePort(options, undefined);
  const url = (database: string) => `postgresql://${CLUSTER_USER}:${password}@127.0.0.1:${port}/${database}`;
  try {
    await createDatabase(url('postgres'));
    return await work(url(CLUSTER_USER));
  } finally {
    await stopServer(server.pid, options);
  }
}

/** Flushed to disk before any rename. */
function markDone(file: string): void {
  const handle = openSync(file, 'w', 0o600);
  fsyncSync(handle);
  closeSync(handle);
}
