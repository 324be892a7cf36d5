import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Settings } from '@remit/settings';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { BodyReader } from './bodies/body-reader';
import { isFlexprice, requestContext } from './context/request-context';
import { oneSpelling } from './context/one-spelling';
import { requestSpan } from './context/request-span';
import { ClientSource } from './limits/client-source';
import { RefusalCache } from './limits/refusal-cache';
import { SignInThrottle } from './limits/sign-in-throttle';
import { UnreadAnswers } from './limits/unread-answers';
import { Metrics } from './health/metrics';
import { ApplicationLogger } from './logging/application-logger';
import { requestLine } from './logging/request-line';
import { type AddedDocuments, setUpOpenApi } from './openapi/set-up-open-api';
import { answerVersion, VERSION_HEADER } from './versions/answer-version';
import { CHECKED_EVERY_MS } from './starting/starting-server';
import { answerBrokenRequests } from './broken-requests';
import { DATA_AS_OF } from './pagination/may-lag.interceptor';

/** Prefix of every route except the probes and documents. */
export const API_PREFIX = 'api/v1';

/** Probes, and the pages that payers open. */
const OUTSIDE_THE_API = [
  'livez',
  'readyz',
  'health',
  'metrics',
  'return/:token',
  'i/:token',
  'i/:token/pay',
  'i/:token/state',
  'i/:token/logo',
  'i/:token/credit-notes/:number',
  'unsubscribe/:token',
] as const;

/** Options for NestFactory.create. `configureHttp` sets up the reading of bodies. */
export const httpApplicationOptions = { bodyParser: false, bufferLogs: true } as const;

/** Handlers that an application adds around its routes. */
export interface AroundRoutes extends AddedDocuments {
  /** They run before any other handler reads the path of a request. */
  readonly paths: readonly RequestHandler[];
  /** They observe each accepted request until it is answered. */
  readonly watchers: readonly RequestHandler[];
  /** They may answer a request before its body is read. */
  readonly refusals: readonly RequestHandler[];
}

/** Sets up everything between the socket and the controllers. Call it once, before `app.init()` or `app.listen()`. */
export function configureHttp(app: NestExpressApplication, around: AroundRoutes): void {
  const logger = app.get(ApplicationLogger);
  app.useLogger(logger);
  app.disable('x-powered-by').disable('etag');
  // Nest has already created the router, so the setting of Express has no effect any more. The routes are added
  // later.
  Object.assign((app.getHttpAdapter().getInstance() as Express).router, { caseSensitive: true });
  app.set('trust proxy', false).set('query parser', 'simple');
  const source = app.get(ClientSource);
  app.use(
    oneSpelling,
    ...around.paths,
    requestContext((request) => source.of(request), isFlexprice),
    requestSpan,
    app.get(Metrics).measure,
    app.get(UnreadAnswers).watch,
    app.get(RefusalCache).refuse,
    requestLine(logger.pino),
    ...around.watchers,
    securityHeaders(),
    withoutPowers,
    answerVersion(`/${API_PREFIX}`),
    ...around.refusals,
    app.get(SignInThrottle).refuse,
  );
  allowOrigins(app);
  app.use(app.get(BodyReader).read);
  // Answers contain names and addresses of people, so no browser or proxy may cache them.
  app.use(`/${API_PREFIX}`, keptNowhere);
  app.setGlobalPrefix(API_PREFIX, { exclude: [...OUTSIDE_THE_API] });
  setUpOpenApi(app, around);
  limitConnections(app.getHttpServer());
}

/** Headers that a script of an allowed origin may read. */
const EXPOSED_HEADERS = [
  'X-Request-ID',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Idempotent-Replayed',
  'ETag',
  VERSION_HEADER,
  'Deprecation',
  'Sunset',
  DATA_AS_OF,
];

/**
 * Scripts of other origins are blocked unless CORS_ORIGINS names them. They then need a key; cookies are never
 * accepted.
 */
function allowOrigins(app: NestExpressApplication): void {
  const { corsOrigins } = app.get(Settings);
  if (corsOrigins.length === 0) return;
  app.enableCors({ origin: [...corsOrigins], credentials: false, exposedHeaders: EXPOSED_HEADERS, maxAge: 600 });
}

/**
 * One strict policy for API, documents and console: all content from this server, no inline scripts. Component styles
 * are inline.
 */
function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function keptNowhere(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** No page of this server needs these browser features, so injected content may not request them either. */
function withoutPowers(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  next();
}

/**
 * Milliseconds. Longer than the idle timeout of common load balancers (60 s), so that they close first and never use
 * a closed socket.
 */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 10_000;
/** Milliseconds for headers and body together. `BodyReader` refuses a slow body earlier, with an error body. */
const REQUEST_MS = 30_000;

function limitConnections(server: Server): void {
  // An option of http.createServer, which Nest calls. Node reads it when the server starts to listen.
  Object.assign(server, { connectionsCheckingInterval: CHECKED_EVERY_MS });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  answerBrokenRequests(server);
}
