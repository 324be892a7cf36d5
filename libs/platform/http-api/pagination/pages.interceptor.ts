import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { EventLoopYield } from '@remit/database';
import type { Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { jsonInTurns } from './json-in-turns';

/**
 * Serializes a page, which may have 2 MiB, item by item. In one go it would block all other callers. Runs outside the
 * interceptors that change answers.
 */
@Injectable()
export class PagesInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (!isPage(answer)) return answer;
        context.switchToHttp().getResponse<Response>().type('json');
        return jsonInTurns(answer, new EventLoopYield());
      }),
    );
  }
}

const isPage = (answer: unknown): answer is object =>
  typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items);
