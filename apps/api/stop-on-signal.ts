import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';

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
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    takeNoMoreRequests(app.getHttpServer() as Server);
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

/** Closing a server keeps its connections alive, and a busy client would go on using them: each is closed once its request is answered. */
function takeNoMoreRequests(server: Server): void {
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS).unref();
  server.once('close', () => clearInterval(sweep));
}
