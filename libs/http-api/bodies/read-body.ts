import { isUtf8 } from 'node:buffer';
import { json, type NextFunction, raw, type Request, type Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';
import { findCardData, isCardData } from '../validation/card-data';
import { whereBroken } from './broken-json';
import { findHostileJson } from './hostile-json';
import { findRepeatedName } from './repeated-name';

/** A sign-in is one key, Nomod's events are a few kilobytes; both routes are open to everybody. */
const MAX_BYTES = 1024 * 1024;
const MAX_WEBHOOK_BYTES = 64 * 1024;
const MAX_SIGN_IN_BYTES = 4 * 1024;

/** A body that is not complete after this is cut off, in milliseconds. A megabyte takes two seconds at 4 Mbit/s. */
const ARRIVAL_MS = 10_000;

/** Signatures are made over the bytes as they came, so these routes get them untouched. */
const RAW_ROUTES = /\/webhooks\/nomod\//;
const SIGN_IN = /^\/api\/v1\/session\/?$/;

/** Whether a request is one to the route of the console's sign-in. */
export const isSignIn = ({ path }: Request): boolean => SIGN_IN.test(path);

/** A request whose bytes were kept. On the routes of webhooks `body` is the same Buffer; nothing has parsed it. */
export interface RawBodyRequest extends Request {
  rawBody?: Buffer;
}

/** Names that may be repeated in an answer. */
const PLAIN_NAME = /^[a-z_]\w{0,60}$/i;

/** What a parser has to forget, the places and repetitions of members, is read in the text itself. */
const texts = new WeakMap<object, string>();

const keepText = (request: object, _response: unknown, bytes: Buffer) => {
  if (!isUtf8(bytes)) throw new ApiError('validation_error', { message: 'The body is not valid UTF-8' });
  texts.set(request, bytes.toString().replace(/^\ufeff/, ''));
};
const parseJson = (limit: number) => json({ limit, inflate: false, strict: true, type: () => true, verify: keepText });
const READERS = {
  json: { read: parseJson(MAX_BYTES), maxBytes: MAX_BYTES },
  signIn: { read: parseJson(MAX_SIGN_IN_BYTES), maxBytes: MAX_SIGN_IN_BYTES },
  raw: { read: raw({ limit: MAX_WEBHOOK_BYTES, inflate: false, type: () => true }), maxBytes: MAX_WEBHOOK_BYTES },
} as const;

/** Bytes that the body of a request to this path may hold. */
export const longestBody = (path: string): number => readerOf(path).maxBytes;

const readerOf = (path: string) => READERS[RAW_ROUTES.test(path) ? 'raw' : SIGN_IN.test(path) ? 'signIn' : 'json'];

/** Reads the body: JSON objects only, within bounds of size, time, depth and breadth, and without card numbers. */
export function readBody(request: RawBodyRequest, response: Response, next: NextFunction): void {
  if (/%00/.test(request.url)) {
    next(new ApiError('validation_error', { message: 'The URL holds NUL' }));
    return;
  }
  if (holdsCardData(request)) {
    next(new ApiError('validation_error', { message: 'The query and the Idempotency-Key must not hold card numbers' }));
    return;
  }
  const isRaw = RAW_ROUTES.test(request.path);
  const { read, maxBytes } = readerOf(request.path);
  if (hasBody(request) && !isRaw && !isJson(request)) {
    next(new ApiError('unsupported_media_type'));
    return;
  }
  if (Number(request.headers['content-length']) > maxBytes) {
    next(new ApiError('payload_too_large'));
    return;
  }
  const stopWatching = watchArrival(request, response, maxBytes);
  read(request, response, (error?: unknown) => {
    stopWatching();
    if (response.headersSent) return;
    next(error === undefined ? accept(request, isRaw) : explain(request, error));
  });
}

/** Refuses a body the moment it is too large or too late. The parser alone would read it to its end first, however far that is. */
function watchArrival(request: Request, response: Response, maxBytes: number): () => void {
  let bytes = 0;
  const refuse = (code: 'payload_too_large' | 'request_timeout') => {
    if (!response.headersSent) sendError(request, response, new ApiError(code), requestIdOf(request));
  };
  const timer = setTimeout(refuse, ARRIVAL_MS, 'request_timeout');
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) refuse('payload_too_large');
  });
  return () => clearTimeout(timer);
}

function accept(request: RawBodyRequest, isRaw: boolean): ApiError | undefined {
  const body: unknown = request.body;
  if (isRaw) {
    request.rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return undefined;
  }
  if (body === undefined) return undefined;
  const problem = findHostileJson(body);
  if (problem !== undefined) return new ApiError('validation_error', { message: problem });
  const repeated = findRepeatedName(texts.get(request) ?? '');
  if (repeated !== undefined) return standsTwice(repeated);
  const member = findCardData(body as object);
  if (member === undefined) return undefined;
  const name = member === '' ? 'The body' : member;
  return ApiError.invalidField(member || 'body', `${name} must not hold card numbers or security codes`);
}

function standsTwice(name: string): ApiError {
  const isPlain = PLAIN_NAME.test(name);
  const message = `${isPlain ? name : 'A member of the body'} stands twice in one object: send it once`;
  return ApiError.invalidField(isPlain ? name : 'body', message);
}

function explain(request: RawBodyRequest, error: unknown): unknown {
  const text = texts.get(request);
  const isBroken = error instanceof Error && 'type' in error && error.type === 'entity.parse.failed';
  if (!isBroken || text === undefined) return error;
  return new ApiError('validation_error', { message: `The body is not valid JSON at ${whereBroken(text)}` });
}

function holdsCardData({ headers, query }: Request): boolean {
  const key = headers['idempotency-key'];
  return (typeof key === 'string' && isCardData('', key)) || findCardData(query) !== undefined;
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isJson({ headers }: Request): boolean {
  return /^application\/json *(; *charset="?utf-8"? *)?$/i.test(headers['content-type'] ?? '');
}
