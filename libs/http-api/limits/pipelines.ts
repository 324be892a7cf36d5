import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestTurns } from './request-turns';

/** Requests that one connection may have unanswered. Common clients and proxies send the next one when the last is answered. */
const MOST_UNANSWERED = 10;

const UNANSWERED = Symbol('unanswered requests');
type Counted = Socket & { [UNANSWERED]?: number };

/**
 * Cuts off a connection that sends on and on without waiting for answers: 64 KiB hold some six hundred requests, which Node gives to the application in one go, and
 * nobody else is served meanwhile. Call it once everything listens for requests.
 * @param turns in which requests begin; none: as they come.
 */
export function limitPipelines(server: Server, turns?: RequestTurns): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const socket: Counted = request.socket;
    const unanswered = (socket[UNANSWERED] ?? 0) + 1;
    if (unanswered > MOST_UNANSWERED) {
      socket.destroy();
      return;
    }
    socket[UNANSWERED] = unanswered;
    response.once('close', () => (socket[UNANSWERED] = (socket[UNANSWERED] ?? 1) - 1));
    const start = (): void => {
      for (const listener of listeners) listener(request, response);
    };
    if (turns) turns.begin(request, () => response.destroyed || start());
    else start();
  });
}
