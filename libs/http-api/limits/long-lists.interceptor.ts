import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { defer, finalize, from, type Observable, switchMap } from 'rxjs';
import { identityOf } from '../auth/identity';
import { ApiError } from '../errors/api-error';
import { SHORT_LIMIT } from '../pagination/page';
import { Turns } from './turns';

/** Long lists of one tenant that wait for their turn; more are refused. */
const MOST_WAITING = 8;

/** A long list is made in memory: a tenant gets one at a time in each process, the next ones wait, and what waits is bounded too. */
@Injectable()
export class LongListsInterceptor implements NestInterceptor {
  private readonly turns = new Turns(MOST_WAITING);

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const identity = identityOf(request);
    if (identity?.kind !== 'key' || !isLong(request)) return next.handle();
    return defer(() => {
      const turn = this.turns.take(identity.tenantId);
      if (!turn) throw new ApiError('rate_limited', { retryAfterSeconds: 1 });
      return from(turn).pipe(switchMap((end) => next.handle().pipe(finalize(end))));
    });
  }
}

/** By what was asked for, in a query or in the body of a search; what is no number is refused later. */
function isLong({ query, body }: Request): boolean {
  const inBody = (body as { limit?: unknown } | undefined)?.limit;
  return [query.limit, inBody].some((limit) => Number(limit) > SHORT_LIMIT);
}
