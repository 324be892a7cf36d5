import type { INestApplication } from '@nestjs/common';

/** An ordinary stop is over within this time, in milliseconds; what still runs then is taken over by another process. */
const STOP_LIMIT_MS = 15_000;

/** On SIGTERM or SIGINT: no new requests, running ones and claimed work finish, then the database is let go. A second signal changes nothing. */
export function stopOnSignal(app: INestApplication, stopDatabase: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
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
