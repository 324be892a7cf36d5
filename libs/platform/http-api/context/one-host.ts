import type { IncomingMessage, Server } from 'node:http';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';
import { takeRequests } from '../starting/starting-server';
import { requestIdOf } from './request-context';

/**
 * Refuses a request with two Host headers, as RFC 9112 requires: a proxy may have used one and this server the other.
 * Call it once all request listeners are attached.
 */
export function refuseTwoHosts(server: Server): void {
  const passOn = takeRequests(server);
  server.on('request', (request, response) => {
    if (hostsOf(request) < 2) return passOn(request, response);
    const refusal = new ApiError('validation_error', { message: 'The request has two Host headers' });
    response.setHeader('Connection', 'close');
    sendError(request, response, refusal, requestIdOf(request));
  });
}

/** Node silently keeps the first and drops the others. */
function hostsOf({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
}
