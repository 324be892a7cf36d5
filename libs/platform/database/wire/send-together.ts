import type { PoolClient } from 'pg';
import { internalsOf } from './client-internals';

/**
 * Sends the statements of one turn of the event loop as one packet. Each packet wakes PostgreSQL, which costs both
 * sides more than most statements do.
 */
export function sendTogether(connection: PoolClient): void {
  const { stream } = internalsOf(connection).connection;
  const query = connection.query.bind(connection) as (...parameters: unknown[]) => unknown;
  let isHeld = false;
  connection.query = ((...parameters: unknown[]) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(() => {
        isHeld = false;
        stream.uncork();
      });
    }
    return query(...parameters);
  }) as PoolClient['query'];
}
