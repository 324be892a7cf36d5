import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GENERAL_ROLES, runMigrations } from '@remit/database';
import { startEmbeddedPostgres } from '@remit/embedded-postgres';
import { freePort } from '../support/free-port';
import { onDatabase } from '../support/on-database';
import { databaseUrl } from '../support/test-cluster';

export interface BenchDatabase {
  /** Process id of the postmaster. */
  readonly pid: number;
  /** Makes an empty database on the same server, with or without the migrated schema. */
  create(name: string, migrated: boolean): Promise<string>;
  stop(): Promise<void>;
}

/** A PostgreSQL configured as in production: fsync and synchronous_commit on. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'remit-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), port: await freePort() });
  return {
    pid: postgres.pid,
    create: createIn(postgres.url),
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Returns a function that makes databases on the server that a superuser reaches at `serverUrl`. */
export function createIn(serverUrl: string): BenchDatabase['create'] {
  return async (name, migrated) => {
    await onDatabase(serverUrl, (client) => client.query(`create database ${name}`));
    const url = databaseUrl(serverUrl, name);
    if (migrated) await runMigrations(url, { roles: GENERAL_ROLES });
    return url;
  };
}
