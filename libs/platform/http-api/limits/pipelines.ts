import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { takeRequests } from '../starting/starting-server';
import type { FairRequestQueue } from './fair-request-queue';

/**
 * Maximum number of unanswered requests on one connection. Common clients and proxies send the next request after the
 * answer to the last.
 */
const MOST_UNANSWERED = 10;

const UNANSWERED = Symbol('unanswered requests');
type Counted = Socket & { [UNANSWERED]?: number };

/**
 * Closes a connection that sends many requests without waiting for answers. 64 KiB hold some six hundred requests,
 * which Node passes to the application in one go, and no other request is served meanwhile. Other requests begin in
 * turns. Call it once all request listeners are attached.
 */
export function limitPipelines(server: Server, turns: FairRequestQueue): void {
  const passOn = takeRequests(server);
  server.on('request', (request, response) => {
    const socket: Counted = request.socket;
    const unanswered = (socket[UNANSWERED] ?? 0) + 1;
    if (unanswered > MOST_UNANSWERED) {
      socket.destroy();
      return;
    }
    socket[UNANSWERED] = unanswered;
    response.once('close', () => (socket[UNANSWERED] = (socket[UNANSWERED] ?? 1) - 1));
    turns.begin(request, () => response.destroyed || passOn(request, response));
  });
}
