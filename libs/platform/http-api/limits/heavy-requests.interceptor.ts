import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import type { Request, Response } from 'express';
import { defer, finalize, from, type Observable, switchMap } from 'rxjs';
import { identityOf } from '../auth/identity';
import { matchedRoute } from '../errors/matched-route';
import { SHORT_LIMIT } from '../pagination/page';
import { HeavyRequests, isReading } from './heavy-requests';

const ONE_AT_A_TIME = Symbol('one at a time');

/** For a route that reads much of what a tenant has, however little it answers: each process works on one such request of a tenant at a time, beside its other work. */
export const OneAtATime = () => SetMetadata(ONE_AT_A_TIME, true);

/** A list of more items in a body is heavy, however few bytes it has: each item is checked. */
const LONG_LIST = 100;

/**
 * Makes a request wait for its turn when it asks for or sends a long list, or when an answer of its route was large in the last
 * minute. A large body has waited already, before it was parsed.
 */
@Injectable()
export class HeavyRequestsInterceptor implements NestInterceptor {
  constructor(private readonly heavy: HeavyRequests) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const identity = identityOf(request);
    const answer = () => next.handle().pipe(finalize(() => this.heavy.end(request)));
    if (identity?.kind !== 'key') return answer();
    const { tenantId } = identity;
    const [response, route] = [http.getResponse<Response>(), matchedRoute(request) ?? ''];
    const wait = (begin: () => Promise<void>) => defer(() => from(begin())).pipe(switchMap(answer));
    if (Reflect.hasMetadata(ONE_AT_A_TIME, context.getHandler()))
      return wait(() => this.heavy.begin(request, response, `${tenantId} ${route}`));
    if (isHeavy(request)) return wait(() => this.heavy.begin(request, response, tenantId));
    if (isReading(request)) return wait(() => this.heavy.beginReading(request, response, tenantId, route));
    return answer();
  }
}

/** By what was asked for, in a query or in the body of a search, and by what was sent; what is no number is refused later. */
function isHeavy({ query, body }: Request): boolean {
  const members = (body ?? {}) as Record<string, unknown>;
  if ([query?.limit, members.limit].some((limit) => Number(limit) > SHORT_LIMIT)) return true;
  return Object.values(members).some((member) => Array.isArray(member) && member.length > LONG_LIST);
}
