import type { RequestListener, Server } from 'node:http';

/**
 * Detaches the request listeners of a server, so that the caller sees each request first.
 * @returns a listener that passes a request on to them
 */
export function takeRequests(server: Server): RequestListener {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  return (request, response) => {
    for (const listener of listeners) listener(request, response);
  };
}
