import { hash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, HttpStatus, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { matchedRoute } from '../errors/matched-route';

/**
 * Adds a strong ETag to every object that is read by its id and to every list below one, and answers 304 when the
 * caller has the same version. Other lists have no ETag, because comparing one requires building it completely. Runs
 * outermost, so that the tag covers the bytes that are sent.
 */
@Injectable()
export class EntityTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.method !== 'GET' || !matchedRoute(request)?.includes('/:')) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((answer: unknown) => tagged(request, response, answer)));
  }
}

function tagged({ headers }: Request, response: Response, answer: unknown): unknown {
  const json = jsonOf(answer);
  if (json === undefined || response.statusCode !== 200) return answer;
  const tag = `"${hash('sha256', json, 'base64url').slice(0, 27)}"`;
  response.setHeader('ETag', tag);
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  if (!known.includes(tag) && !known.includes('*')) return answer;
  response.status(HttpStatus.NOT_MODIFIED);
  return undefined;
}

/** `PagesInterceptor` has already made the JSON of a list. */
function jsonOf(answer: unknown): string | undefined {
  if (typeof answer === 'string') return answer;
  return typeof answer === 'object' && answer !== null ? JSON.stringify(answer) : undefined;
}
