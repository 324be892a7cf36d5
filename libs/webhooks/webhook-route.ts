import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { type INestApplication, Logger } from '@nestjs/common';
import {
  ApiError,
  ClientSource,
  type ErrorCode,
  Metrics,
  requestIdOf,
  sendError,
  spanOfRequest,
  toApiError,
} from '@remit/http-api';
import { WebhookIntake } from './webhook-intake';

/** Nomod's events are a few kilobytes. */
const MAX_BYTES = 1024 * 1024;

/** A body that is not complete after this is given up, in milliseconds. */
const ARRIVAL_MS = 10_000;

/** A database that takes connections but does not answer must not hold senders past their own limit of 15 s, in milliseconds. */
const COMMIT_MS = 8_000;

const PATH = /^\/(?:api\/)?v1\/webhooks\/nomod\/([^/?]{1,64})\/([^/?]{1,64})\/?(?:\?|$)/;
const ROUTE = '/api/v1/webhooks/nomod/{tenant_id}/{environment_id}';
const logger = new Logger('HttpApi');
const ANSWER = Buffer.from(JSON.stringify({ message: 'Webhook received' }));

/**
 * Serves the webhook route ahead of Express. Nest's router, body parsing and middleware cost about 500 microseconds a request, more than PostgreSQL does;
 * with them the route takes in 0.38 to 0.50 of what bare node:http and pg do, without them and with group commits more than that (test/bench). The
 * controller stays for whatever does not match here; both use the same `WebhookIntake`.
 */
export function serveWebhooksFirst(app: INestApplication): void {
  const server: Server = app.getHttpServer();
  const intake = app.get(WebhookIntake);
  const metrics = app.get(Metrics);
  const sources = app.get(ClientSource);
  const others = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const [, tenantId, environmentId] = (request.method === 'POST' && PATH.exec(request.url ?? '')) || [];
    if (tenantId && environmentId)
      spanOfRequest(
        request,
        response,
        () => ROUTE,
        () => void serve({ intake, metrics, sources }, { tenantId, environmentId }, request, response),
      );
    else for (const listener of others) listener(request, response);
  });
}

async function serve(
  { intake, metrics, sources }: { intake: WebhookIntake; metrics: Metrics; sources: ClientSource },
  scope: { tenantId: string; environmentId: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const start = performance.now();
  const requestId = requestIdOf(request);
  response.setHeader('X-Request-ID', requestId);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  try {
    const body = await readBody(request);
    const source = sources.of(request);
    await inTime(intake.accept({ scope, headers: request.headers, body, source, requestId }));
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', ANSWER.length);
    response.end(ANSWER);
  } catch (error) {
    const refusal = toApiError(error);
    if (refusal.status >= 500)
      logger.error({ err: refusal.cause ?? error, code: refusal.code, requestId, msg: 'request failed' });
    sendError(request, response, refusal, requestId);
  }
  metrics.observe('POST', ROUTE, response.statusCode, performance.now() - start);
}

/** A delivery that is committed later than this is sent again and then known as a repeat. */
async function inTime(accepted: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ApiError('service_unavailable', { retryAfterSeconds: 5 })), COMMIT_MS);
  });
  await Promise.race([accepted, late]).finally(() => clearTimeout(timer));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) throw new ApiError('payload_too_large');
  if (request.headers['content-encoding'] !== undefined) throw new ApiError('unsupported_media_type');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isSettled = false;
    const settle = (outcome: Buffer | ErrorCode): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      request.removeAllListeners('data');
      if (Buffer.isBuffer(outcome)) resolve(outcome);
      else reject(new ApiError(outcome));
    };
    const timer = setTimeout(() => settle('request_timeout'), ARRIVAL_MS);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BYTES) settle('payload_too_large');
      else chunks.push(chunk);
    });
    request.once('end', () => settle(Buffer.concat(chunks)));
    request.once('close', () => settle('validation_error'));
    request.on('error', () => undefined);
  });
}
