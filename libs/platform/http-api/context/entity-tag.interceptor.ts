import { hash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  HttpStatus,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { ApiError } from '../errors/api-error';
import { matchedRoute } from '../errors/matched-route';
import { CONDITIONAL, VERSIONED } from './preconditions';

/**
 * Adds a strong ETag to every object that is read by its id and to every list below one, and answers 304 when the
 * caller has the same version. Other lists have no ETag, because comparing one requires building it completely. Runs
 * outermost, so that the tag covers the bytes that are sent. The tag of a record with a version begins with it, also
 * in the answer to a change.
 */
@Injectable()
export class EntityTagInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const isVersioned = this.is(VERSIONED, context);
    const isRead = request.method === 'GET';
    const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
    if (ifMatch !== undefined && !this.is(CONDITIONAL, context)) throw unheeded('If-Match');
    if (ifNoneMatch !== undefined && !isRead && request.method !== 'HEAD') throw unheeded('If-None-Match');
    if (!isVersioned && !(isRead && matchedRoute(request)?.includes('/:'))) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((answer: unknown) => tagged(request, response, answer, isVersioned)));
  }

  private is(key: string, context: ExecutionContext): boolean {
    return this.reflector.get<boolean | undefined>(key, context.getHandler()) ?? false;
  }
}

/**
 * A caller who sends the header relies on it. RFC 9110 compares both headers for every method; Remit compares If-Match for
 * changes of a record only, and If-None-Match for reads only, and refuses them elsewhere.
 */
const unheeded = (name: 'If-Match' | 'If-None-Match'): ApiError =>
  ApiError.invalidField(name, `This operation does not support ${name}`);

function tagged({ method, headers }: Request, response: Response, answer: unknown, isVersioned: boolean): unknown {
  const json = jsonOf(answer);
  if (json === undefined || ![200, 201].includes(response.statusCode)) return answer;
  const digest = hash('sha256', json, 'base64url').slice(0, 27);
  const tag = isVersioned ? `"${(answer as { version: number }).version}-${digest}"` : `"${digest}"`;
  response.setHeader('ETag', tag);
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  if (method !== 'GET' || !(known.includes(tag) || known.includes('*'))) {
    // Nest would make the JSON of an object a second time.
    if (typeof answer === 'object') response.type('json');
    return json;
  }
  response.status(HttpStatus.NOT_MODIFIED);
  return undefined;
}

/** `PagesInterceptor` has already made the JSON of a list. */
function jsonOf(answer: unknown): string | undefined {
  if (typeof answer === 'string') return answer;
  const isObject = typeof answer === 'object' && answer !== null && !(answer instanceof StreamableFile);
  return isObject ? JSON.stringify(answer) : undefined;
}
