import type { Server } from 'node:http';
import { promisify } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { Database } from '@remit/database';

/** An ordinary stop is over within this time, in milliseconds; what still runs then is taken over by another process. */
const STOP_LIMIT_MS = 15_000;

/** How often connections that have become idle are closed while stopping, in milliseconds. */
const SWEEP_EVERY_MS = 50;

/** On SIGTERM or SIGINT: no new requests, running ones and claimed work finish, then the database is let go. A second signal changes nothing. */
export function stopOnSignal(app: INestApplication, stopDatabase: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const server = app.getHttpServer() as Server;
    setTimeout(() => void giveUp(server, app.get(Database, { strict: false })), STOP_LIMIT_MS).unref();
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
 * Until the server has started there is nothing to finish: a migration that is under way is rolled back when its connection ends, and the next process goes on.
 * @returns what ends this.
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

async function giveUp(server: Server, database: Pick<Database, 'connections'>): Promise<void> {
  process.stderr.write(`${await whatIsLeft(server, database)}\n`);
  process.exit(1);
}

/** Why a stop is not over. */
export async function whatIsLeft(server: Server, { connections }: Pick<Database, 'connections'>): Promise<string> {
  const requests = await promisify(server.getConnections).call(server);
  return (
    `The stop was given up after ${STOP_LIMIT_MS / 1_000} s: requests without an answer: ${requests}, ` +
    `connections to the database that still work or wait for a lock: ${connections.busy}. ` +
    'What they had not committed is undone; work that was under way is taken over by another process, or by the next start.'
  );
}

/** Closing a server keeps its connections alive, and a busy client would go on using them: each is closed once its request is answered. */
function takeNoMoreRequests(server: Server): void {
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS).unref();
  server.once('close', () => clearInterval(sweep));
}
