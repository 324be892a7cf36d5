import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { from, isObservable, mergeAll, type Observable, throwError } from 'rxjs';

/**
 * Runs interceptors one inside another, the first outermost, as one interceptor of Nest. For each of its own Nest makes
 * an asynchronous function, an `AsyncResource` and two observables a request.
 */
export class InterceptorChain implements NestInterceptor {
  constructor(readonly interceptors: readonly NestInterceptor[]) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return this.from(0, context, next);
  }

  private from(position: number, context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const interceptor = this.interceptors[position];
    if (!interceptor) return next.handle();
    try {
      const answer = interceptor.intercept(context, { handle: () => this.from(position + 1, context, next) });
      return isObservable(answer) ? answer : from(answer).pipe(mergeAll());
    } catch (error) {
      // The interceptors around this one clean up when an observable fails.
      return throwError(() => error);
    }
  }
}
