import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { runWithEventContext } from '@remit/domain-events';
import type { Request } from 'express';
import { Observable } from 'rxjs';
import { identityOf } from '../auth/request-identity';
import { requestIdOf } from './request-context';

/** Adds the caller and the request id to every event that a request publishes. */
@Injectable()
export class EventContextInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const eventContext = { ...actorOf(request), correlationId: requestIdOf(request) };
    return new Observable((subscriber) => runWithEventContext(eventContext, () => next.handle().subscribe(subscriber)));
  }
}

function actorOf(request: Request): { actor: string; actorName?: string } {
  const identity = identityOf(request);
  if (identity === undefined) return { actor: 'anonymous' };
  return identity.kind === 'operator' ? { actor: 'operator' } : { actor: identity.keyId, actorName: identity.keyName };
}
