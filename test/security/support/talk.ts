import net from 'node:net';
import { setInterval } from 'node:timers/promises';

/** The answer on a raw connection until its end. */
export interface Conversation {
  readonly text: string;
  readonly closedAfterMs: number;
}

/**
 * Sends raw bytes and reads until the server closes the connection.
 * @param slowly further bytes, one per second while the connection is open
 * @param shut closes our half of the connection after the bytes
 */
export function talk(
  url: string,
  bytes: string | Buffer,
  { slowly = '', shut = false }: { slowly?: string; shut?: boolean } = {},
): Promise<Conversation> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const start = performance.now();
    const over = new AbortController();
    const chunks: Buffer[] = [];
    const socket = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true }, () => {
      socket.write(bytes);
      if (shut) socket.end();
      void drip(socket, slowly, over.signal);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => {
      over.abort();
      resolve({ text: Buffer.concat(chunks).toString(), closedAfterMs: performance.now() - start });
    });
  });
}

async function drip(socket: net.Socket, bytes: string, signal: AbortSignal): Promise<void> {
  const rest = [...bytes];
  try {
    for await (const next of setInterval(1_000, () => rest.shift(), { signal })) {
      const byte = next();
      if (byte === undefined) return;
      socket.write(byte);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
