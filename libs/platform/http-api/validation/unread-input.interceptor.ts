import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { ACCESS } from '../auth/auth.decorators';
import { isFlexprice } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { refuseUnknown } from './unknown-input';

/** Key of Nest's metadata about the arguments of a handler, and Nest's codes for body and query. */
const ROUTE_ARGUMENTS = '__routeArguments__';
const BODY = 3;
const QUERY = 4;

/**
 * Refuses a body or query that the handler does not read: without a DTO, `InputPipe` never sees it. Public routes
 * accept any input.
 */
@Injectable()
export class UnreadInputInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(ACCESS, targets) === 'public') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const taken = partsTaken(context);
    const unread = [
      ...(taken.has(BODY) ? [] : membersOf(request.body)),
      ...(taken.has(QUERY) ? [] : membersOf(request.query)),
    ];
    const refused = refuseUnknown(unread, isFlexprice(request));
    if (refused.length > 0) throw ApiError.invalidFields(refused);
    return next.handle();
  }
}

function partsTaken(context: ExecutionContext): Set<number> {
  const args: unknown = Reflect.getMetadata(ROUTE_ARGUMENTS, context.getClass(), context.getHandler().name);
  return new Set(Object.keys(args ?? {}).map((key) => Number(key.split(':')[0])));
}

function membersOf(part: unknown) {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).map(([name, value]: [string, unknown]) => ({ param: name, name, value, known: [] }));
}
