import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';
import type { LivenessResponse, ReadinessResponse, StartPhase } from '../health/health-response.dto';

/**
 * Milliseconds between two checks of connections for their timeouts. Node's default of 30 s would lengthen each
 * timeout by up to 30 s.
 */
export const CHECKED_EVERY_MS = 1_000;

const RETRY_AFTER_SECONDS = 1;

/**
 * Listens from the start of the process, so that probes and proxies see a starting process, not a missing one: a
 * migration may take minutes. The application takes over the same socket, and no connection is refused in between.
 */
export class StartingServer {
  phase: StartPhase = 'starting';

  private readonly server: Server = createServer({ connectionsCheckingInterval: CHECKED_EVERY_MS });

  constructor() {
    this.server.on('request', this.answer);
  }

  /** @throws Node's error when the address cannot be used */
  async listen(port: number, host: string): Promise<void> {
    this.server.listen(port, host);
    await once(this.server, 'listening');
  }

  /** For NestFactory.create: runs the application on this server. */
  adapter(): ExpressAdapter {
    const adapter = new ExpressAdapter();
    adapter.initHttpServer = () => adapter.setHttpServer(this.server);
    return adapter;
  }

  /** Passes all further requests to the application. Call it once the application is initialized. */
  handOver(application: RequestListener): void {
    this.server.removeListener('request', this.answer);
    this.server.on('request', application);
  }

  private readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const [path] = (request.url ?? '').split('?');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && path === '/livez') return send(response, 200, { status: 'ok' });
    if (isRead && (path === '/readyz' || path === '/health')) {
      return send(response, 503, { status: this.phase, checks: { database: { status: this.phase, ms: 0 } } });
    }
    const requestId = requestIdOf(request);
    response.setHeader('X-Request-ID', requestId);
    const error = new ApiError('service_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    sendError(request, response, error, requestId);
  };
}

function send(response: ServerResponse, code: number, body: LivenessResponse | ReadinessResponse): void {
  const waiting = code === 200 ? {} : { 'Retry-After': String(RETRY_AFTER_SECONDS) };
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...waiting };
  response.writeHead(code, headers).end(JSON.stringify(body));
}

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
