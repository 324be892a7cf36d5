import { Client } from 'pg';

/** What stands between us and PostgreSQL: nothing, a pooler that gives each connection its own session, or one that shares sessions. */
export type Pooling = 'none' | 'session' | 'transaction';

/** A pooler that has no session left lets us wait, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Somebody else's work may come in between what we try. */
const TRIES = 5;

/** Finds out how the server at `url` is reached. @throws what the connection or its statements fail with. */
export async function poolingOf(url: string): Promise<Pooling> {
  const options = { connectionString: url, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS };
  const [first, second] = [new Client(options), new Client(options)];
  for (const client of [first, second]) client.on('error', () => undefined);
  try {
    await first.connect();
    // PostgreSQL says at the beginning which process answers. A pooler says a number of its own.
    const { processID } = first as unknown as { processID: number };
    if ((await backendOf(first)) === processID) return 'none';
    return (await sharesSessions(first, second)) ? 'transaction' : 'session';
  } finally {
    await Promise.allSettled([first.end(), second.end()]);
  }
}

/** Whether two connections that are both open are answered by one process, in turn. */
async function sharesSessions(first: Client, second: Client): Promise<boolean> {
  try {
    await second.connect();
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await backendOf(first);
      await second.query('begin');
      const other = await backendOf(second);
      await second.query('commit');
      if (other === before || (await backendOf(first)) !== before) return true;
    }
    return false;
  } catch (error) {
    // One session in all, and it is ours.
    if (error instanceof Error && /timeout/i.test(error.message)) return false;
    throw error;
  }
}

async function backendOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}
