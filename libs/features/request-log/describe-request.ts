import { newId } from '@remit/database';
import type { Request, Response } from 'express';
import { cameBySession, errorCodeOf, identityOf, requestIdOf, withoutCardData, withoutSecrets } from '@remit/http-api';
import { LoggedRequest } from './logged-request.entity';
import { LOGGED_REQUEST_PREFIX } from './logged-request.repository';

/** Characters. A longer path matches no route. */
const PATH_LENGTH = 500;

/** Status of a request without an answer, as web servers log it. */
const HUNG_UP = 499;

/**
 * The log row of a finished request. Undefined for requests that belong to no environment (probes, webhooks, wrong
 * keys, the operator) and for those that would flood the log: read requests of the console, and requests for this
 * log.
 */
export function describeRequest(
  request: Request,
  response: Response,
  receivedAt: Date,
  milliseconds: number,
): LoggedRequest | undefined {
  const identity = identityOf(request);
  if (identity?.kind !== 'key') return undefined;
  const [path = ''] = request.originalUrl.split('?', 1);
  const isOfConsole = cameBySession(request);
  if (isReadingOfLog(path) || (isOfConsole && onlyReads(request.method, path))) return undefined;
  return Object.assign(new LoggedRequest(), {
    id: newId(LOGGED_REQUEST_PREFIX),
    tenantId: identity.tenantId,
    environmentId: identity.environmentId,
    receivedAt,
    origin: isOfConsole ? 'console' : 'api',
    method: request.method,
    path: withoutSecrets(withoutCardData(path.slice(0, PATH_LENGTH))),
    status: response.headersSent ? response.statusCode : HUNG_UP,
    durationMs: Math.round(milliseconds),
    requestId: requestIdOf(request),
    errorCode: errorCodeOf(request) ?? null,
    replayed: response.getHeader('Idempotent-Replayed') === 'true',
    keyId: identity.keyId,
    keyName: identity.keyName,
    keyDisplayId: identity.keyDisplayId,
  } satisfies Partial<LoggedRequest>);
}

const isReadingOfLog = (path: string): boolean => /\/request-log(\/|$)/.test(path);

/** Searches of lists use POST. */
const onlyReads = (method: string, path: string): boolean =>
  method === 'GET' || method === 'HEAD' || (method === 'POST' && path.endsWith('/search'));
