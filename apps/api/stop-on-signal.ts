import type { Server } from 'node:http';
import { promisify } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { DatabaseServer } from '@remit/database';

/** Milliseconds within which a normal stop ends. Another process takes over what still runs then. */
const STOP_LIMIT_MS = 15_000;

/** Milliseconds between two closings of idle connections while stopping. */
const SWEEP_EVERY_MS = 50;

/**
 * On SIGTERM or SIGINT it accepts no new requests, finishes running ones and claimed work, then closes the database.
 * A second signal changes nothing.
 */
export function stopOnSignal(app: INestApplication, stopDatabase: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const server = app.getHttpServer() as Server;
    setTimeout(() => void giveUp(server, app.get(DatabaseServer, { strict: false })), STOP_LIMIT_MS).unref();
    takeNoMoreRequests(server);
    app
      .close()
      .then(stopDatabase)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`The stop failed: ${error instanceof Error ? error.message : String(error)}\n`);
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/**
 * Ends the process at once on a signal. Before the server has started there is nothing to finish: a running migration
 * is rolled back when its connection ends, and the next process continues.
 * @returns function that disables this
 */
export function endOnSignal(): () => void {
  const end = (): void => process.exit(0);
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  return () => {
    process.removeListener('SIGTERM', end);
    process.removeListener('SIGINT', end);
  };
}

async function giveUp(server: Server, database: Pick<DatabaseServer, 'connections'>): Promise<void> {
  process.stderr.write(`${await whatIsLeft(server, database)}\n`);
  process.exit(1);
}

/** Reports why a stop has not ended. */
export async function whatIsLeft(
  server: Server,
  { connections }: Pick<DatabaseServer, 'connections'>,
): Promise<string> {
  const requests = await promisify(server.getConnections).call(server);
  return (
    `The stop timed out after ${STOP_LIMIT_MS / 1_000} s: requests without an answer: ${requests}, ` +
    `connections to the database that still work or wait for a lock: ${connections.busy}. ` +
    'PostgreSQL rolls back what they had not committed. Another process, or the next start, takes over the work in progress.'
  );
}

/**
 * Closing a server keeps its connections alive, and a busy client would continue to use them. So each is closed once
 * its request is answered.
 */
function takeNoMoreRequests(server: Server): void {
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS).unref();
  server.once('close', () => clearInterval(sweep));
}
