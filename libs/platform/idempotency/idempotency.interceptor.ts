import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { newId } from '@remit/database';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable, of } from 'rxjs';
import { ApiError, identityOf } from '@remit/http-api';
import { Idempotency } from './idempotency';
import { LEASE_SECONDS } from './idempotency-key.repository';
import { type IdempotentRun, runIdempotently } from './idempotent-run';
import { requestHash } from './request-hash';

export const SHOWN_ONCE = 'remit:shown-once';

/**
 * Members of the answer that hold a secret. They are not stored: a retry with the same Idempotency-Key gets null in
 * their place.
 */
export const ShowsOnce = (...members: string[]) => SetMetadata(SHOWN_ONCE, members);

export function withoutShown(body: unknown, members: readonly string[]): unknown {
  if (members.length === 0 || typeof body !== 'object' || body === null) return body;
  return { ...body, ...Object.fromEntries(members.map((member) => [member, null])) };
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Three heartbeats fit into one lease. */
const HEARTBEAT_MS = (LEASE_SECONDS * 1000) / 3;

/**
 * Makes every POST with an Idempotency-Key safe to retry. Runs outside the validation pipe, so that invalid input
 * releases its key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Idempotency');

  constructor(
    private readonly idempotency: Idempotency,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    const run = runOf(context.switchToHttp().getRequest<Request>());
    return run ? this.runOrRepeat(run, context, next) : next.handle();
  }

  private async runOrRepeat(
    run: IdempotentRun,
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const response = context.switchToHttp().getResponse<Response>();
    const answer = await this.idempotency.begin(run);
    const shownOnce = this.reflector.get<string[] | undefined>(SHOWN_ONCE, context.getHandler()) ?? [];
    if (!answer) return from(this.execute(run, next, response, shownOnce));
    response.status(answer.status).setHeader('Idempotent-Replayed', 'true');
    return of(answer.body);
  }

  private async execute(
    run: IdempotentRun,
    next: CallHandler,
    response: Response,
    shownOnce: readonly string[],
  ): Promise<unknown> {
    const heartbeat = setInterval(() => void this.attempt(this.idempotency.extend(run)), HEARTBEAT_MS);
    try {
      const body: unknown = await runIdempotently(run, () => lastValueFrom(next.handle(), { defaultValue: undefined }));
      const kept = withoutShown(body, shownOnce);
      await this.attempt(this.idempotency.complete(run, { status: response.statusCode, body: kept }));
      return body;
    } catch (error) {
      await this.attempt(this.idempotency.release(run));
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  /**
   * A failed update of the key does not undo the request. A run after the lease ends finds the created row by its id.
   */
  private async attempt(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.logger.warn({ err: error, msg: 'cannot update an idempotency key' });
    }
  }
}

function runOf(request: Request): IdempotentRun | undefined {
  const identity = identityOf(request);
  if (request.method !== 'POST' || identity?.kind !== 'key') return undefined;
  const key = keyOf(request);
  if (key === undefined) return undefined;
  return {
    scope: { tenantId: identity.tenantId, environmentId: identity.environmentId },
    keyId: identity.keyId,
    key,
    requestHash: requestHash(request.method, request.originalUrl, request.body),
    runId: newId('run'),
  };
}

function keyOf(request: Request): string | undefined {
  const body: unknown = request.body;
  const inBody: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'idempotency_key') : undefined;
  const inHeader = request.headers['idempotency-key'];
  if (inHeader !== undefined && typeof inBody === 'string' && inBody !== inHeader) {
    throw ApiError.invalidField(
      'idempotency_key',
      'idempotency_key differs from the header Idempotency-Key. Send only one of them',
    );
  }
  const key = inHeader ?? inBody ?? undefined;
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw ApiError.invalidField('Idempotency-Key', 'Idempotency-Key must be 1 to 255 visible ASCII characters');
  }
  return key;
}
