import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { defer, finalize, from, type Observable, switchMap } from 'rxjs';
import { identityOf } from '../auth/identity';
import { ApiError } from '../errors/api-error';
import { SHORT_LIMIT } from '../pagination/page';
import { pace } from './pace';
import { Turns } from './turns';

/** Heavy requests of one tenant that wait for their turn; more are refused. */
const MOST_WAITING = 8;

/** A body of more bytes holds some five hundred lines of an invoice: reading it keeps everybody waiting. */
const LARGE_BODY = 32 * 1024;

/** What took longer, in milliseconds, is followed by as long a rest: heavy work of one tenant gets half of the time at most. */
const NOTICED_MS = 20;

/**
 * A long list is made in memory, and a large body is checked member by member: a tenant gets one at a time in each process, the next ones wait, and what waits is
 * bounded too.
 */
@Injectable()
export class LongListsInterceptor implements NestInterceptor {
  private readonly turns = new Turns(MOST_WAITING);

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const identity = identityOf(request);
    if (identity?.kind !== 'key' || !isHeavy(request)) return next.handle();
    return defer(() => {
      const turn = this.turns.take(identity.tenantId);
      if (!turn) return from(refuse());
      return from(turn).pipe(
        switchMap((end) => {
          const start = performance.now();
          return next.handle().pipe(finalize(() => rest(performance.now() - start, end)));
        }),
      );
    });
  }
}

async function refuse(): Promise<never> {
  await pace();
  throw new ApiError('rate_limited', { retryAfterSeconds: 1 });
}

function rest(tookMs: number, end: () => void): void {
  if (tookMs > NOTICED_MS) setTimeout(end, tookMs);
  else end();
}

/** By what was asked for, in a query or in the body of a search, and by what was sent; what is no number is refused later. */
function isHeavy({ query, body, headers }: Request): boolean {
  const inBody = (body as { limit?: unknown } | undefined)?.limit;
  const isLong = [query?.limit, inBody].some((limit) => Number(limit) > SHORT_LIMIT);
  return isLong || Number(headers?.['content-length']) > LARGE_BODY;
}
