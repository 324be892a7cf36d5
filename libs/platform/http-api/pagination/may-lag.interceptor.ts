import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Replica } from '@remit/database';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { cameBySession } from '../auth/request-identity';

const MAY_LAG = Symbol('may lag');

/** Response header of an answer from the replica: it holds everything that was committed before this moment. */
export const DATA_AS_OF = 'X-Data-As-Of';

/**
 * Marks a route that only reads, and whose rows may be some seconds old. With a replica, the replica answers callers
 * with an API key, and the answer has the header X-Data-As-Of. `Cache-Control: no-cache` asks for the newest rows.
 */
export const MayLag = () => SetMetadata(MAY_LAG, true);

/**
 * Lets the replica answer routes marked with `MayLag`. Never for the console, which reads a list again as soon as it
 * hears of a change. Runs innermost, so that each page of a file is such a read.
 */
@Injectable()
export class MayLagInterceptor implements NestInterceptor {
  constructor(private readonly replica: Replica) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.replica.isSet || !Reflect.hasMetadata(MAY_LAG, context.getHandler())) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (cameBySession(request) || /\bno-cache\b/i.test(request.headers['cache-control'] ?? '')) return next.handle();
    return from(this.answer(http.getResponse<Response>(), next));
  }

  private async answer(response: Response, next: CallHandler): Promise<unknown> {
    const { answer, asOf } = await this.replica.read(() => lastValueFrom(next.handle()));
    if (asOf && !response.headersSent) response.setHeader(DATA_AS_OF, asOf.toISOString());
    return answer;
  }
}
