import type { RequestListener, Server } from 'node:http';

/**
 * Takes the requests of a server away from those that listen for them, so that the caller can decide first.
 * @returns what passes a request on to them.
 */
export function takeRequests(server: Server): RequestListener {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  return (request, response) => {
    for (const listener of listeners) listener(request, response);
  };
}
