import { Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import type { NextFunction, Request, Response } from 'express';
import { isSignIn } from '../bodies/body-reader';
import { ApiError } from '../errors/api-error';
import { ClientSource, sourceGroup } from './client-source';
import { pace } from './pace';
import { TokenBuckets } from './token-buckets';

/** Sign-ins that one source may try, for each wrong key that it may send. Right keys behind the same proxy need room beside wrong ones. */
const TRIES_PER_FAILURE = 2;

/** So many may come at once: people behind one proxy who begin their day. */
const LEAST_BURST = 20;

/** Limits the requests to the route of the sign-in, which needs no key, before their body is read. */
@Injectable()
export class SignInThrottle {
  private readonly tries: TokenBuckets | undefined;

  constructor(
    private readonly source: ClientSource,
    { failedAttemptsPerMinute }: Settings,
  ) {
    const perMinute = failedAttemptsPerMinute * TRIES_PER_FAILURE;
    const burst = Math.max(LEAST_BURST, perMinute / 20);
    this.tries = perMinute === 0 ? undefined : new TokenBuckets(burst, perMinute / 60);
  }

  /** Express middleware, to stand before the body is read. */
  readonly refuse = (request: Request, _response: Response, next: NextFunction): void => {
    if (!this.tries || request.method !== 'POST' || !isSignIn(request)) return next();
    const { allowed, retryAfterSeconds } = this.tries.take(sourceGroup(this.source.of(request)));
    if (allowed) return next();
    const refusal = new ApiError('rate_limited', { message: 'Too many sign-ins', retryAfterSeconds });
    void pace().then(() => next(refusal));
  };
}
