import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type INestApplication, Logger } from '@nestjs/common';
import {
  ApiError,
  ClientSource,
  type ErrorCode,
  Metrics,
  requestIdOf,
  sendError,
  spanOfRequest,
  takeRequests,
  toApiError,
} from '@remit/http-api';
import { WebhookIntake } from './webhook-intake';

/** Nomod's events have a few kilobytes. */
const MAX_BYTES = 64 * 1024;

/** Milliseconds until an incomplete body is refused. */
const ARRIVAL_MS = 10_000;

const PATH = /^\/(?:api\/)?v1\/webhooks\/nomod\/([^/?]{1,64})\/([^/?]{1,64})\/?(?:\?|$)/;
const ROUTE = '/api/v1/webhooks/nomod/{tenant_id}/{environment_id}';
const logger = new Logger('HttpApi');
const ANSWER = JSON.stringify({ message: 'Webhook received' });
const ANSWER_HEADERS = [
  ...['X-Content-Type-Options', 'nosniff'],
  ...['Content-Type', 'application/json; charset=utf-8'],
  ...['Content-Length', String(Buffer.byteLength(ANSWER))],
];

/**
 * Serves the webhook route in front of Express. Nest's router, body parsing and middleware cost about 500
 * microseconds per request, more than PostgreSQL does. With them, intake reaches 0.38 to 0.50 of bare node:http and
 * pg; without them and with group commits, more than 1 (test/bench). The controller handles requests that do not match
 * here. Both use `WebhookIntake`.
 */
export function serveWebhooksFirst(app: INestApplication): void {
  const server: Server = app.getHttpServer();
  const intake = app.get(WebhookIntake);
  const metrics = app.get(Metrics);
  const sources = app.get(ClientSource);
  const passOn = takeRequests(server);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const [, tenantId, environmentId] = (request.method === 'POST' && PATH.exec(request.url ?? '')) || [];
    if (tenantId && environmentId)
      spanOfRequest(
        request,
        response,
        () => ROUTE,
        () => serve({ intake, metrics, sources }, { tenantId, environmentId }, request, response),
      );
    else passOn(request, response);
  });
}

function serve(
  { intake, metrics, sources }: { intake: WebhookIntake; metrics: Metrics; sources: ClientSource },
  scope: { tenantId: string; environmentId: string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const start = performance.now();
  const requestId = requestIdOf(request);
  const accepted = (): void => {
    response.writeHead(200, ['X-Request-ID', requestId, ...ANSWER_HEADERS]).end(ANSWER);
    metrics.observe('POST', ROUTE, 200, performance.now() - start);
  };
  const refused = (error: unknown): void => {
    const refusal = toApiError(error);
    if (refusal.status >= 500)
      logger.error({ err: refusal.cause ?? error, code: refusal.code, requestId, msg: 'request failed' });
    response.setHeader('X-Request-ID', requestId);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    sendError(request, response, refusal, requestId);
    metrics.observe('POST', ROUTE, response.statusCode, performance.now() - start);
  };
  readBody(
    request,
    (body) =>
      void intake
        .accept({ scope, headers: request.headers, body, source: sources.of(request), requestId })
        .then(accepted, refused),
    (code) => refused(new ApiError(code)),
  );
}

/**
 * Callbacks instead of promises: Node 20 tracks every promise for the async context, and about twenty promises cost a
 * seventh of a request.
 */
function readBody(request: IncomingMessage, arrived: (body: Buffer) => void, failed: (code: ErrorCode) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) return failed('payload_too_large');
  if (request.headers['content-encoding'] !== undefined) return failed('unsupported_media_type');
  const chunks: Buffer[] = [];
  let size = 0;
  let isSettled = false;
  const settle = (code?: ErrorCode): void => {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(timer);
    if (code === undefined) return arrived(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    request.removeAllListeners('data');
    failed(code);
  };
  const timer = setTimeout(() => settle('request_timeout'), ARRIVAL_MS);
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BYTES) settle('payload_too_large');
    else chunks.push(chunk);
  });
  request.once('end', () => settle());
  request.once('close', () => settle('validation_error'));
  request.on('error', () => undefined);
}
