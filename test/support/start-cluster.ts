import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onDatabase } from './on-database';
import { STATEMENT_STATISTICS } from './slowest-statements';
import { startSystemPostgres } from './system-postgres';
import { CLUSTER_URL_VARIABLE, databaseUrl, TEMPLATE_DATABASE } from './test-cluster';

const root = path.resolve(__dirname, '../..');

/**
 * Jest's global set-up: builds dist when it is stale (tests start the built servers), starts one PostgreSQL for the
 * run and migrates the template database. TEST_POSTGRES=system uses this machine's PostgreSQL instead of the embedded
 * one.
 */
export default async function startCluster(): Promise<void> {
  const build = path.join(root, '.config/build.cjs');
  const built = spawnSync(process.execPath, [build, '--if-stale', '--no-types'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (built.status !== 0) throw new Error('The build failed, so there is nothing to test.');

  // Imported from dist, because Jest maps the @remit/* names in test files only.
  const platform = path.join(root, 'dist/libs/platform');
  const database = (await import(path.join(platform, 'database/index.js'))) as typeof import('@remit/database');
  const door = path.join(platform, 'embedded-postgres/index.js');
  const { startEmbeddedPostgres } = (await import(door)) as typeof import('@remit/embedded-postgres');
  const folder = path.join(tmpdir(), `remit-test-${process.pid}-${Date.now()}`);
  const postgres =
    process.env.TEST_POSTGRES === 'system'
      ? await startSystemPostgres({ max_connections: '200', ...STATEMENT_STATISTICS })
      : await startEmbeddedPostgres({ dataDir: folder, fsync: false });
  globalThis.remitTestCluster = { postgres, folder };
  try {
    await createTemplate(postgres.url);
    // The copies of the template share its roles, so the role names contain no database name.
    await database.runMigrations(databaseUrl(postgres.url, TEMPLATE_DATABASE), { roles: database.GENERAL_ROLES });
  } catch (error) {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  process.env[CLUSTER_URL_VARIABLE] = postgres.url;
  // Jest shares what stands in this global scope with all tests of this process. TypeORM keeps the entities there, and
  // each test loads its own.
  Reflect.deleteProperty(globalThis, 'typeormMetadataArgsStorage');
}

const createTemplate = (clusterUrl: string) =>
  onDatabase(clusterUrl, (client) => client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`));
