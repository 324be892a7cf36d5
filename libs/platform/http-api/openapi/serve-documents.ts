import { gzipSync } from 'node:zlib';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { ApiError } from '../errors/api-error';
import { DocsSite } from '../docs/docs-site';
import type { Guide } from '../docs/guides';
import { isFlexprice } from '../context/request-context';
import { ClientSource, sourceGroup } from '../limits/client-source';
import { TokenBuckets } from '../limits/token-buckets';
import { llmsText } from './llms-text';

/**
 * Serves the documents, with one rate limit for each source. They contain no private data, so they are compressed;
 * answers of the API are not.
 */
export function serveDocuments(
  app: NestExpressApplication,
  document: () => OpenAPIObject,
  flexpriceDocument: () => OpenAPIObject,
  guides: readonly Guide[],
): void {
  const api = once(() => JSON.stringify(document()));
  const yaml = once(() => yamlOf(document()));
  const flexprice = once(() => JSON.stringify(flexpriceDocument()));
  const site = made(() => new DocsSite(document(), guides));
  const llms = once(() => llmsText(document()));
  const http = app.getHttpAdapter().getInstance();
  const source = app.get(ClientSource);
  const budget = new TokenBuckets(BURST, PER_SECOND);
  const limit = (request: Request, _response: Response, next: NextFunction): void => {
    const { allowed, retryAfterSeconds } = budget.take(sourceGroup(source.of(request)));
    next(allowed ? undefined : new ApiError('rate_limited', { retryAfterSeconds }));
  };
  http.use(['/openapi.json', '/openapi.yaml', '/api/v1/openapi.json', '/docs', '/llms.txt'], limit);
  http.get('/openapi.json', (request: Request, response: Response) => send(request, response, JSON_TYPE, api()));
  http.get('/openapi.yaml', (request: Request, response: Response) => send(request, response, YAML_TYPE, yaml()));
  // Each base path serves its own document.
  http.get('/api/v1/openapi.json', (request: Request, response: Response) =>
    send(request, response, JSON_TYPE, isFlexprice(request) ? flexprice() : api()),
  );
  http.get(/^\/docs(\/|$)/, (request: Request, response: Response) => {
    const { path, query } = request;
    const file = site().read(path, typeof query.q === 'string' ? query.q : '');
    // Rendered on each request, in a few milliseconds, because caching all pages would take megabytes.
    if (file.isAbsent) response.status(404);
    send(request, response, file.type, pack(file.text), file.isForEver && FOR_EVER);
  });
  http.get('/llms.txt', (request: Request, response: Response) => send(request, response, TEXT_TYPE, llms()));
}

/**
 * Public documents of up to a megabyte each. The limit is enough for people behind one proxy, and too low to use up
 * the bandwidth.
 */
const BURST = 60;
const PER_SECOND = 2;

const JSON_TYPE = 'application/json; charset=utf-8';
const YAML_TYPE = 'application/yaml; charset=utf-8';
const TEXT_TYPE = 'text/plain; charset=utf-8';

interface Served {
  readonly plain: Buffer;
  readonly packed: Buffer;
}

const FOR_EVER = 'public, max-age=31536000, immutable';

function made<T>(make: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: make() }).it;
}

const once = (make: () => string): (() => Served) => made(() => pack(make()));

function pack(text: string): Served {
  const plain = Buffer.from(text);
  return { plain, packed: gzipSync(plain) };
}

function send(
  request: Request,
  response: Response,
  type: string,
  { plain, packed }: Served,
  keeping = 'no-cache',
): void {
  const isPacked = request.acceptsEncodings('gzip') === 'gzip';
  if (isPacked) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Cache-Control', keeping);
  response.setHeader('Content-Type', type);
  response.end(isPacked ? packed : plain);
}

/**
 * Writes JSON as readable YAML: one member a line, with names and texts quoted as in JSON, which YAML accepts. A
 * general YAML writer checks whether each text needs quotes, and takes 300 ms for our document.
 */
export function yamlOf(value: unknown, indent = ''): string {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const lines = members.map(([name, member]) => {
    const isNested = typeof member === 'object' && member !== null && Object.keys(member as object).length > 0;
    const written = yamlOf(member, `${indent}  `);
    return `${indent}${isList ? '-' : `${JSON.stringify(name)}:`}${isNested ? '\n' : ' '}${written}`;
  });
  return lines.join('\n');
}
