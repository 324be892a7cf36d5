import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '@remit/database';
import { ApiError } from './errors/api-error';
import { errorBody } from './errors/error-body';

const REASONS: Readonly<Record<number, string>> = { 400: 'Bad Request', 408: 'Request Timeout' };

/**
 * Answers malformed and incomplete HTTP requests in the shape of every other error. Node alone would answer with an
 * empty body.
 */
export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    const refusal = refusalOf(error);
    const requestId = newId('req');
    const body = JSON.stringify(errorBody(refusal, requestId));
    socket.end(
      [
        `HTTP/1.1 ${refusal.status} ${REASONS[refusal.status]}`,
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        `X-Request-ID: ${requestId}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}

function refusalOf({ code }: NodeJS.ErrnoException): ApiError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ApiError('request_timeout');
  const message = code === 'HPE_HEADER_OVERFLOW' ? 'The headers are too large' : 'This is not a valid HTTP request';
  return new ApiError('validation_error', { message });
}
