import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { StartFailed } from './start-failed';

/** Servers whose launcher was killed end within 5 s (exit-with-parent). This is slightly longer. */
const GRACE_MS = 6_000;
const PAUSE_MS = 100;

/** Retries what fails because an earlier run is still ending. Prints one notice, and finally throws the last error. */
export async function retryWhileEnding<T>(
  what: string,
  isTaken: (error: unknown) => boolean,
  work: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const limit = Date.now() + GRACE_MS;
  for (let isAnnounced = false; ; isAnnounced = true) {
    try {
      return await work();
    } catch (error) {
      if (!isTaken(error) || Date.now() > limit) throw error;
      if (!isAnnounced) console.log(`${what} is in use. Waiting a moment in case an earlier run is still ending ...`);
      await delay(PAUSE_MS, undefined, { signal });
    }
  }
}

/**
 * Resolves when the port is free to listen on.
 * @throws StartFailed with the setting's name when the port stays in use or is refused
 */
export async function waitForPort(host: string, port: number, setting: string, signal: AbortSignal): Promise<void> {
  try {
    await retryWhileEnding(`Port ${port}`, isPortTaken, () => tryPort(host, port), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    throw isPortTaken(error)
      ? new StartFailed(
          `Port ${port} on ${host} is in use by another program. Stop it, or set ${setting} to another port.`,
        )
      : new StartFailed(`Cannot listen on ${host} port ${port} (${errorCode(error)}). Check HOST and ${setting}.`);
  }
}

async function tryPort(host: string, port: number): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

function isPortTaken(error: unknown): boolean {
  return errorCode(error) === 'EADDRINUSE';
}

function errorCode(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code;
}
