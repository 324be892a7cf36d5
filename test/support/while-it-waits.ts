import type { Client } from 'pg';
import { onDatabase } from './on-database';
import { eventually } from './probe';

/**
 * Begins `act`, and runs `change` when it waits for the row of a person or a session: after what it checks, before what
 * it stores.
 * @param change in one transaction, which holds those rows
 */
export function whileItWaits<T>(
  databaseUrl: string,
  change: (sql: Client) => Promise<unknown>,
  act: () => Promise<T>,
): Promise<T> {
  return onDatabase(databaseUrl, async (sql) => {
    await sql.query('begin');
    await sql.query('select from users for update');
    await sql.query('select from console_sessions for update');
    const answer = act();
    await eventually('it to wait', async () => {
      const waiting = 'select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))';
      return (await sql.query(waiting)).rowCount !== 0;
    });
    await change(sql);
    await sql.query('commit');
    return answer;
  });
}
