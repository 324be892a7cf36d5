import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { databaseErrorCode } from './database.errors';
import { askBeside, sideConnection } from './side-connection';

/** What stands between us and PostgreSQL: nothing, a pooler that gives each connection its own session, or one that shares sessions. */
export type Pooling = 'none' | 'session' | 'transaction';

/** A pooler that has no session left lets us wait, in milliseconds. */
const PATIENCE_MS = 5_000;

/** A session that is free is given within this time, in milliseconds. */
const GIVEN_WITHIN_MS = 1_500;

/** Somebody else's work may come in between what we try. */
const TRIES = 5;

/** A session that has the statement already, or that has not got it, though it was prepared on this connection. */
export const NOT_CARRIED: ReadonlySet<string> = new Set(['42P05', '26000']);

/** Finds out how the server at `url` is reached. @param first is connected to it. @throws what its statements fail with, or another connection */
export async function poolingOf(first: Client, url: string): Promise<Pooling> {
  // PostgreSQL says at the beginning which process answers. A pooler says a number of its own.
  const { processID } = first as unknown as { processID: number };
  if ((await backendOf(first)) === processID) return 'none';
  const isShared = await withSecond(url, (second) => sharesSessions(first, second), false);
  return isShared ? 'transaction' : 'session';
}

/** Whether statements that are prepared on a connection to a pooler in transaction mode are known to every session it gives. */
export async function carriesPreparedStatements(url: string): Promise<boolean> {
  const name = `remit_probe_${randomBytes(8).toString('hex')}`;
  const prepared = { name, text: 'select $1::integer as number', values: [1] };
  try {
    return await askBeside(url, PATIENCE_MS, (first) =>
      withSecond(
        url,
        async (second) => {
          await first.query(prepared);
          await second.connect();
          // Most likely on the same session, then on another, for the second holds that one.
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

/** How many sessions a pooler gives us at once, of as many as are wanted. */
export async function sessionsGiven(url: string, wanted: number): Promise<number> {
  const clients = Array.from({ length: wanted }, () => sideConnection(url, GIVEN_WITHIN_MS));
  const outcomes = await Promise.allSettled(
    clients.map(async (client) => {
      await client.connect();
      await client.query('select 1');
    }),
  );
  for (const client of clients) client.end().catch(() => undefined);
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

/** @param work opens a second connection. @param withoutOne is true when the pooler has one session in all, and it is ours */
async function withSecond(
  url: string,
  work: (second: Client) => Promise<boolean>,
  withoutOne: boolean,
): Promise<boolean> {
  const second = sideConnection(url, PATIENCE_MS);
  try {
    return await work(second);
  } catch (error) {
    if (error instanceof Error && /timeout/i.test(error.message)) return withoutOne;
    throw error;
  } finally {
    await second.end().catch(() => undefined);
  }
}

/** Whether two connections that are both open are answered by one process, in turn. */
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
