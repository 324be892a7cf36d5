import { randomBytes } from 'node:crypto';
import { type Client, DatabaseError } from 'pg';
import { onDatabase } from './on-database';
import { eventually } from './probe';
import { CLUSTER_URL_VARIABLE, databaseUrl, TEMPLATE_DATABASE } from './test-cluster';

export interface TestDatabase {
  /** Connection string of a superuser. */
  readonly url: string;
  /** Removes the database. Fails afterwards when the test left a connection open. */
  drop(): Promise<void>;
}

const OBJECT_IN_USE = '55006';

/** A migrated, empty database for the test, copied from the template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  // PostgreSQL refuses to copy a template while a client is connected to it.
  await eventually('the template database to be free', () => createFromTemplate(name), { timeoutMs: 30_000 });
  return { url: databaseUrl(clusterUrl(), name), drop: () => drop(name) };
}

function clusterUrl(): string {
  const url = process.env[CLUSTER_URL_VARIABLE];
  if (url) return url;
  throw new Error('There is no test cluster: run this through Jest with .config/jest.config.cjs.');
}

async function createFromTemplate(name: string): Promise<boolean> {
  try {
    await onCluster((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`));
    return true;
  } catch (error) {
    if (isInUse(error)) return false;
    throw error;
  }
}

async function drop(name: string): Promise<void> {
  await onCluster(async (client) => {
    try {
      // PostgreSQL itself waits up to 5 s for connections that are closing.
      await client.query(`DROP DATABASE IF EXISTS ${name}`);
    } catch (error) {
      if (!isInUse(error)) throw error;
      const { rows } = await client.query<{ leak: string }>(
        `SELECT concat_ws(' ', application_name, state, query) AS leak FROM pg_stat_activity WHERE datname = $1`,
        [name],
      );
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      throw new Error(`The test left connections open: ${rows.map((row) => row.leak).join('; ')}`);
    }
  });
}

function isInUse(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === OBJECT_IN_USE;
}

const onCluster = <T>(work: (client: Client) => Promise<T>): Promise<T> => onDatabase(clusterUrl(), work);
