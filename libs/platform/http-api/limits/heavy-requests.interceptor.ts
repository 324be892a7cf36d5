import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import type { Request, Response } from 'express';
import { defer, finalize, from, type Observable, switchMap } from 'rxjs';
import { identityOf } from '../auth/request-identity';
import { matchedRoute } from '../errors/matched-route';
import { SHORT_LIMIT } from '../pagination/page';
import { HeavyRequests, isReading } from './heavy-requests';

const ONE_AT_A_TIME = Symbol('one at a time');

/**
 * Marks a route that reads or writes much of a tenant's data, even if its answer is small. Each process runs one such
 * request of a tenant and route at a time, beside the tenant's other requests.
 * @param queue name that several routes share, so that one request to any of them runs at a time
 */
export const OneAtATime = (queue?: string) => SetMetadata(ONE_AT_A_TIME, { queue });

/** Items. A longer list in a body is heavy even if it has few bytes, because each item is validated. */
const LONG_LIST = 100;

/**
 * Queues a request that sends or asks for a long list, or whose route gave a large answer in the last minute. A
 * request with a large body was already queued before it was parsed.
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
    const alone = Reflect.getMetadata(ONE_AT_A_TIME, context.getHandler()) as { queue?: string } | undefined;
    if (alone) return wait(() => this.heavy.begin(request, response, `${tenantId} ${alone.queue ?? route}`));
    if (isHeavy(request)) return wait(() => this.heavy.begin(request, response, tenantId));
    if (isReading(request)) return wait(() => this.heavy.beginReading(request, response, tenantId, route));
    return answer();
  }
}

/**
 * Checks the limit in the query or search body, and the lists in the body. A limit that is not a number is refused
 * later.
 */
function isHeavy({ query, body }: Request): boolean {
  const members = (body ?? {}) as Record<string, unknown>;
  if ([query?.limit, members.limit].some((limit) => Number(limit) > SHORT_LIMIT)) return true;
  return Object.values(members).some((member) => Array.isArray(member) && member.length > LONG_LIST);
}
