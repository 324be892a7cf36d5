import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { databaseErrorCode } from './database.errors';
import { queryOutsidePool, connectionOutsidePool } from './outside-pool';
import { internalsOf } from './wire/client-internals';

/**
 * The kind of server that is reached: PostgreSQL itself, a pooler with one session per connection, or a pooler that
 * shares sessions.
 */
export type Pooling = 'none' | 'session' | 'transaction';

/** Milliseconds to wait for an answer. A pooler without a free session does not answer. */
const PATIENCE_MS = 5_000;

/** Milliseconds within which a pooler assigns a free session. */
const GIVEN_WITHIN_MS = 1_500;

/** Attempts of the test, because the work of others may interfere. */
const TRIES = 5;

/** Codes for a session that already has the statement, or that lacks it although it was prepared on this connection. */
export const NOT_CARRIED: ReadonlySet<string> = new Set(['42P05', '26000']);

/**
 * Detects how the server at `url` is reached.
 * @param first a connection to it
 * @throws the error of its statements or of a second connection
 */
export async function poolingOf(first: Client, url: string): Promise<Pooling> {
  // PostgreSQL reports its process id when a connection opens. A pooler reports a number of its own.
  const { processID } = internalsOf(first);
  if ((await backendOf(first)) === processID) return 'none';
  const isShared = await withSecond(url, (second) => sharesSessions(first, second), false);
  return isShared ? 'transaction' : 'session';
}

/** Whether every session of a pooler in transaction mode knows the statements that were prepared on a connection. */
export async function carriesPreparedStatements(url: string): Promise<boolean> {
  const name = `remit_probe_${randomBytes(8).toString('hex')}`;
  const prepared = { name, text: 'select $1::integer as number', values: [1] };
  try {
    return await queryOutsidePool(url, PATIENCE_MS, (first) =>
      withSecond(
        url,
        async (second) => {
          await first.query(prepared);
          await second.connect();
          // The first query likely uses the same session. The last uses another, because `second` then holds that
          // one.
          await second.query(prepared);
          await second.query('begin');
          await second.query('select 1');
          await first.query(prepared);
          return true;
        },
        true,
      ),
    );
  } catch (error) {
    if (NOT_CARRIED.has(databaseErrorCode(error) ?? '')) return false;
    throw error;
  }
}

/** Number of sessions that a pooler assigns at the same time, out of `wanted`. */
export async function sessionsGiven(url: string, wanted: number): Promise<number> {
  const clients = Array.from({ length: wanted }, () => connectionOutsidePool(url, GIVEN_WITHIN_MS));
  const outcomes = await Promise.allSettled(
    clients.map(async (client) => {
      await client.connect();
      await client.query('select 1');
    }),
  );
  for (const client of clients) client.end().catch(() => undefined);
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

/**
 * @param work opens the second connection
 * @param withoutOne the result when the pooler has only one session, which `first` holds
 */
async function withSecond(
  url: string,
  work: (second: Client) => Promise<boolean>,
  withoutOne: boolean,
): Promise<boolean> {
  const second = connectionOutsidePool(url, PATIENCE_MS);
  try {
    return await work(second);
  } catch (error) {
    if (error instanceof Error && /timeout/i.test(error.message)) return withoutOne;
    throw error;
  } finally {
    await second.end().catch(() => undefined);
  }
}

/** Whether one process of PostgreSQL answers two open connections in turn. */
async function sharesSessions(first: Client, second: Client): Promise<boolean> {
  await second.connect();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await backendOf(first);
    await second.query('begin');
    const other = await backendOf(second);
    await second.query('commit');
    if (other === before || (await backendOf(first)) !== before) return true;
  }
  return false;
}

async function backendOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}
