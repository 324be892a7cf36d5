import { isUtf8 } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { EventLoopYield } from '@remit/database';
import { type NextFunction, raw, type Request, type Response } from 'express';
import { identityOf, setIdentity } from '../auth/request-identity';
import { RequestAuthenticator } from '../auth/request-authenticator';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';
import { HeavyRequests } from '../limits/heavy-requests';
import { findCardData, findCardDataInTurns, isCardData } from '../validation/card-data';
import { whereBroken } from './broken-json';
import { findHostileJson, findHostileText } from './hostile-json';
import { findInexactNumber } from './inexact-number';
import { findRepeatedName } from './repeated-name';

/** A sign-in is one key and Nomod's events are a few kilobytes, so their limits are lower: both routes are public. */
const MAX_BYTES = 1024 * 1024;
const MAX_WEBHOOK_BYTES = 64 * 1024;
const MAX_SIGN_IN_BYTES = 1024;
const MAX_PROOF_BYTES = 8 * 1024;
const MAX_PICTURE_BYTES = 512 * 1024;
const MAX_CSV_BYTES = 512 * 1024;
const MAX_PRESSED_BYTES = 4 * 1024;

/** Milliseconds until an incomplete body is cut off. A megabyte takes two seconds at 4 Mbit/s. */
const ARRIVAL_MS = 10_000;

/** Signatures cover the original bytes, so these routes receive the bytes unparsed. */
const RAW_ROUTES = /\/webhooks\/nomod\//;
const SIGN_IN = /^\/api\/v1\/session(\/[a-z-]+)*$/;

/** What a provider or a passkey proves is longer than a password. */
const PROOFS = /^\/api\/v1\/session\/(provider-answer|passkeys|passkey)$/;

const PICTURES = /^\/api\/v1\/business-profile\/logo$/;

/** Files that are imported. */
const CSV_FILES = /^\/api\/v1\/(customers|invoices)\/import$/;

/** What a mail program presses sends a form (RFC 8058), of which nothing is read. */
const PRESSED = /^\/unsubscribe\//;

/** Whether a request is one to the routes of the console's sign-in. */
export const isSignIn = ({ path }: Request): boolean => SIGN_IN.test(path);

/** A request that keeps its unparsed bytes. On webhook routes `body` is the same Buffer. */
export interface RawBodyRequest extends Request {
  rawBody?: Buffer;
}

/** Names that an error may repeat. */
const PLAIN_NAME = /^[a-z_]\w{0,60}$/i;

/** Bytes. Bodies up to this size are read from every caller; larger ones only from callers with a genuine key. */
const FROM_ANYBODY = 4 * 1024;

/** Bytes. A larger body holds some five hundred invoice lines, and processing it delays all other requests. */
const LARGE_BODY = 32 * 1024;

const LONGEST = {
  json: MAX_BYTES,
  signIn: MAX_SIGN_IN_BYTES,
  proof: MAX_PROOF_BYTES,
  raw: MAX_WEBHOOK_BYTES,
  picture: MAX_PICTURE_BYTES,
  csv: MAX_CSV_BYTES,
  pressed: MAX_PRESSED_BYTES,
} as const;
const readBytes = (limit: number) => raw({ limit, inflate: false, type: () => true });
const READERS = {
  json: readBytes(LONGEST.json),
  signIn: readBytes(LONGEST.signIn),
  proof: readBytes(LONGEST.proof),
  raw: readBytes(LONGEST.raw),
  picture: readBytes(LONGEST.picture),
  csv: readBytes(LONGEST.csv),
  pressed: readBytes(LONGEST.pressed),
};

/** Maximum bytes of a request body on this path. */
export const longestBody = (path: string): number => LONGEST[kindOf(path)];

function kindOf(path: string): keyof typeof READERS {
  if (RAW_ROUTES.test(path)) return 'raw';
  if (PICTURES.test(path)) return 'picture';
  if (CSV_FILES.test(path)) return 'csv';
  if (PRESSED.test(path)) return 'pressed';
  if (PROOFS.test(path)) return 'proof';
  return SIGN_IN.test(path) ? 'signIn' : 'json';
}

/**
 * Reads bodies: JSON objects only, limited in size, time, depth and breadth, and without card numbers. Bodies above
 * `FROM_ANYBODY` need a genuine key. Bodies above `LARGE_BODY` are parsed one at a time for each tenant.
 */
@Injectable()
export class BodyReader {
  constructor(
    private readonly authenticator: RequestAuthenticator,
    private readonly heavy: HeavyRequests,
  ) {}

  /** Express middleware. */
  readonly read = (request: RawBodyRequest, response: Response, next: NextFunction): void => {
    const kind = kindOf(request.path);
    const refusal = refusalOf(request, kind);
    if (refusal) return next(new ApiError(...refusal));
    if (kind === 'json' && !hasBody(request)) return withoutBody(request, next);
    if (!isFile(kind) && (kind !== 'json' || !mayBeLarge(request))) return this.readNow(request, response, kind, next);
    this.authenticator.identify(request, 'operator').then((identity) => {
      setIdentity(request, identity);
      this.readNow(request, response, kind, next);
    }, next);
  };

  private readNow(request: RawBodyRequest, response: Response, kind: keyof typeof READERS, next: NextFunction): void {
    const stopWatching = watchArrival(request, response, LONGEST[kind]);
    READERS[kind](request, response, (error?: unknown) => {
      stopWatching();
      if (response.headersSent) return;
      const body: unknown = request.body;
      if (error !== undefined) return next(error);
      if (kind === 'raw' || isFile(kind)) request.rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      if (isFile(kind) || kind === 'pressed') request.body = {};
      if (kind !== 'json' && kind !== 'signIn' && kind !== 'proof') return next();
      if (!Buffer.isBuffer(body)) return next();
      this.parse(request, response, body).then(next, next);
    });
  }

  /**
   * @returns the reason to refuse the body, or undefined
   * @throws ApiError rate_limited
   */
  private async parse(request: RawBodyRequest, response: Response, bytes: Buffer): Promise<ApiError | undefined> {
    const identity = bytes.length > LARGE_BODY ? identityOf(request) : undefined;
    if (identity?.kind === 'key') await this.heavy.begin(request, response, identity.tenantId);
    const yielder = new EventLoopYield();
    if (!isUtf8(bytes)) return new ApiError('validation_error', { message: 'The body is not valid UTF-8' });
    const text = bytes.toString().replace(/^\ufeff/, '');
    const tooDeep = findHostileText(text);
    const body = tooDeep === undefined ? parsed(text || '{}') : undefined;
    if (body instanceof ApiError) return body;
    const problem = tooDeep ?? findHostileJson(body);
    if (problem !== undefined) return new ApiError('validation_error', { message: problem });
    await yielder.pause();
    const repeated = findRepeatedName(text);
    if (repeated !== undefined) return standsTwice(repeated);
    const inexact = await findInexactNumber(text, yielder);
    if (inexact !== undefined) return isInexact(inexact);
    const member = await findCardDataInTurns(body as object, yielder);
    request.body = body;
    if (member === undefined) return undefined;
    const name = member === '' ? 'The body' : member;
    return ApiError.invalidField(member || 'body', `${name} must not hold card numbers or security codes`);
  }
}

/** The reason to refuse a request before its body is read. */
function refusalOf(request: Request, kind: keyof typeof READERS): ConstructorParameters<typeof ApiError> | undefined {
  if (/%00/.test(request.url)) return ['validation_error', { message: 'The URL must not hold a NUL character' }];
  if (holdsCardData(request))
    return ['validation_error', { message: 'The query and the Idempotency-Key must not hold card numbers' }];
  if (isFile(kind)) {
    if (hasBody(request) && !FILE_TYPES[kind].type.test(request.headers['content-type'] ?? ''))
      return ['unsupported_media_type', { message: FILE_TYPES[kind].message }];
  } else if (hasBody(request) && kind !== 'raw' && kind !== 'pressed' && !isJson(request))
    return ['unsupported_media_type'];
  return Number(request.headers['content-length']) > LONGEST[kind] ? ['payload_too_large'] : undefined;
}

/** Most reads have none: no timer and no listener for them. */
function withoutBody(request: Request, next: NextFunction): void {
  if (request.headers['content-length'] !== undefined) request.body = {};
  next();
}

/** A chunked body does not declare its length in advance. */
const mayBeLarge = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > FROM_ANYBODY;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const where = text.length > LARGE_BODY ? '' : ` at ${whereBroken(text)}`;
    return new ApiError('validation_error', { message: `The body is not valid JSON${where}` });
  }
}

/**
 * Refuses a body as soon as it is too large or too late. The parser alone would first read it to its end, however
 * long it is.
 */
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

const standsTwice = (name: string) => refusedMember(name, 'appears twice in one object. Send it once');

const isInexact = (name: string) =>
  refusedMember(name, 'cannot be read as a JSON number without rounding. Send it as a string, such as "100.00"');

function refusedMember(name: string, problem: string): ApiError {
  const isPlain = PLAIN_NAME.test(name);
  return ApiError.invalidField(isPlain ? name : 'body', `${isPlain ? name : 'A member of the body'} ${problem}`);
}

function holdsCardData({ headers, query }: Request): boolean {
  const key = headers['idempotency-key'];
  return (typeof key === 'string' && isCardData('', key)) || findCardData(query) !== undefined;
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

const FILE_TYPES = {
  picture: {
    type: /^image\/(png|svg\+xml) *(;.*)?$/i,
    message: 'Only uncompressed image/png and image/svg+xml are accepted here',
  },
  csv: { type: /^text\/csv *(;.*)?$/i, message: 'Only uncompressed text/csv is accepted here' },
} as const;

/** Bodies that are files. They are read for genuine keys only, and given to their route as bytes. */
const isFile = (kind: keyof typeof LONGEST): kind is keyof typeof FILE_TYPES => kind in FILE_TYPES;

function isJson({ headers }: Request): boolean {
  return /^application\/json *(; *charset="?utf-8"? *)?$/i.test(headers['content-type'] ?? '');
}
