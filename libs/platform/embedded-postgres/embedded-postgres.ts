import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgresFailed } from './embedded-postgres.errors';
import { lockFolder } from './folder-lock';
import { CLUSTER_USER, initializeCluster } from './initialize-cluster';
import { postgresAccount } from './postgres-account';
import { postgresBinaries } from './postgres-binaries';
import { launchServer, stopServer, type PostgresServer, type ServerOptions } from './postgres-server';
import { leftoverPostmaster } from './postmaster-file';
import { runningProcess } from './process-table';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export interface EmbeddedPostgresOptions {
  /** Contains the data (`postgres/`), its password and its log. Created when missing. */
  dataDir: string;
  /** False gives up safety against power loss for speed; for tests only. Default: true. */
  fsync?: boolean;
  /** Default: a free port, a different one at every start. */
  port?: number;
}

export interface EmbeddedPostgres {
  /** Connection string of a superuser, with the password: `postgresql://...@127.0.0.1:<port>/remit`. */
  readonly url: string;
  readonly pid: number;
  /** Resolves when PostgreSQL has ended for any reason. */
  readonly exited: Promise<void>;
  /** Resolves when PostgreSQL has ended and the folder is free. A second call waits for the same stop. */
  stop(): Promise<void>;
}

const ATTEMPTS = 100;
const ATTEMPT_PAUSE_MS = 100;

/**
 * Starts a real PostgreSQL 17 on the loopback address, with its data in `dataDir`. Ctrl-C does not stop it; `stop` or
 * the end of this process does. A PostgreSQL that a killed process left running is stopped first, and all
 * acknowledged data is recovered.
 * @throws EmbeddedPostgresInUse when another living process runs one in the same folder
 * @throws EmbeddedPostgresFailed when it cannot be created or started
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  // Under root, PostgreSQL runs as another user, who must be able to traverse the folder. Secrets in it have their
  // own mode.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const unlock = lockFolder(dataDir);
  try {
    const binaries = postgresBinaries();
    const account = postgresAccount(binaries, dataDir);
    const fsync = options.fsync ?? true;
    const { folder, password } = await initializeCluster({ dataDir, binaries, account, fsync });
    const leftover = leftoverPostmaster(folder);
    if (leftover !== undefined) await stopServer(leftover, { folder, binaries });

    const fixed = { folder, logFile: path.join(dataDir, 'postgres.log'), binaries, account, fsync };
    const { port, server } = await launchOnFreePort(fixed, options.port);
    const url = (database: string) => `postgresql://${CLUSTER_USER}:${password}@127.0.0.1:${port}/${database}`;
    const stop = stopOnce(server, () => stopServer(server.pid, fixed), unlock);
    await createDatabase(url('postgres')).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { url: url(CLUSTER_USER), pid: server.pid, exited: server.exited, stop };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Retries with another port when the free one was taken meanwhile. Also retries while the children of a killed
 * PostgreSQL end: it refuses to start beside them, and they notice within moments.
 */
export async function launchOnFreePort(options: Omit<ServerOptions, 'port'>, wanted: number | undefined) {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    try {
      return { port, server: await launchServer({ ...options, port }) };
    } catch (error) {
      const message = error instanceof EmbeddedPostgresFailed ? error.message : '';
      const passing = /still in use/.test(message) || (wanted === undefined && /could not bind/.test(message));
      if (!passing || attempt === ATTEMPTS) throw error;
      await delay(ATTEMPT_PAUSE_MS);
    }
  }
}

function stopOnce(server: PostgresServer, stopServer: () => Promise<void>, unlock: () => void): () => Promise<void> {
  const onExit = () => {
    if (runningProcess(server.pid)) process.kill(server.pid, 'SIGINT');
  };
  process.once('exit', onExit);
  const forget = () => process.removeListener('exit', onExit);
  server.exited.then(forget, forget);
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stopServer().finally(unlock));
}

/** Runs `CREATE DATABASE remit` once, because initdb creates only `postgres`. */
export async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [CLUSTER_USER]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${CLUSTER_USER}`);
  } finally {
    await client.end();
  }
}

/** A port of the loopback address that was free a moment ago. Another process may take it before it is used. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
