import { isUtf8 } from 'node:buffer';
import { json, type NextFunction, raw, type Request, type Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';
import { findHostileJson } from './hostile-json';

const MAX_BYTES = 1024 * 1024;

/** A body that is not complete after this is cut off, in milliseconds. A megabyte takes two seconds at 4 Mbit/s. */
const ARRIVAL_MS = 10_000;

/** Signatures are made over the bytes as they came, so these routes get them untouched. */
const RAW_ROUTES = /\/webhooks\/nomod\//;

/** A request whose bytes were kept. On the routes of webhooks `body` is the same Buffer; nothing has parsed it. */
export interface RawBodyRequest extends Request {
  rawBody?: Buffer;
}

const refuseInvalidUtf8 = (_request: unknown, _response: unknown, bytes: Buffer) => {
  if (!isUtf8(bytes)) throw new ApiError('validation_error', { message: 'The body is not valid UTF-8' });
};
const parseJson = json({ limit: MAX_BYTES, inflate: false, strict: true, type: () => true, verify: refuseInvalidUtf8 });
const keepRaw = raw({ limit: MAX_BYTES, inflate: false, type: () => true });

/** Reads the body: JSON objects only, within bounds of size, time and depth. */
export function readBody(request: RawBodyRequest, response: Response, next: NextFunction): void {
  if (/%00/.test(request.url)) {
    next(new ApiError('validation_error', { message: 'The URL holds NUL' }));
    return;
  }
  const isRaw = RAW_ROUTES.test(request.path);
  if (hasBody(request) && !isRaw && !isJson(request)) {
    next(new ApiError('unsupported_media_type'));
    return;
  }
  if (Number(request.headers['content-length']) > MAX_BYTES) {
    next(new ApiError('payload_too_large'));
    return;
  }
  const stopWatching = watchArrival(request, response);
  (isRaw ? keepRaw : parseJson)(request, response, (error?: unknown) => {
    stopWatching();
    if (!response.headersSent) next(error ?? accept(request, isRaw));
  });
}

/** Refuses a body the moment it is too large or too late. The parser alone would read it to its end first, however far that is. */
function watchArrival(request: Request, response: Response): () => void {
  let bytes = 0;
  const refuse = (code: 'payload_too_large' | 'request_timeout') => {
    if (!response.headersSent) sendError(request, response, new ApiError(code), requestIdOf(request));
  };
  const timer = setTimeout(refuse, ARRIVAL_MS, 'request_timeout');
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) refuse('payload_too_large');
  });
  return () => clearTimeout(timer);
}

function accept(request: RawBodyRequest, isRaw: boolean): ApiError | undefined {
  const body: unknown = request.body;
  if (isRaw) {
    request.rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return undefined;
  }
  const problem = body === undefined ? undefined : findHostileJson(body);
  return problem === undefined ? undefined : new ApiError('validation_error', { message: problem });
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isJson({ headers }: Request): boolean {
  return /^application\/json *(; *charset="?utf-8"? *)?$/i.test(headers['content-type'] ?? '');
}
