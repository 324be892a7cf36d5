import { Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import type { NextFunction, Request, Response } from 'express';
import { isSignIn } from '../bodies/body-reader';
import { ApiError } from '../errors/api-error';
import { ClientSource, sourceGroup } from './client-source';
import { delayRefusal } from './delay-refusal';
import { TokenBuckets } from './token-buckets';

/**
 * Sign-ins that one source may try for each wrong key that it may send. Right keys behind the same proxy need
 * capacity beside wrong ones.
 */
const TRIES_PER_FAILURE = 2;

/** Minimum size of a burst: people behind one proxy may sign in together at the start of their day. */
const LEAST_BURST = 20;

/** Limits requests to the sign-in route before their body is read. The route needs no key. */
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

  /** Express middleware. Install it before the body is read. */
  readonly refuse = (request: Request, _response: Response, next: NextFunction): void => {
    if (!this.tries || request.method !== 'POST' || !isSignIn(request)) return next();
    const { allowed, retryAfterSeconds } = this.tries.take(sourceGroup(this.source.of(request)));
    if (allowed) return next();
    const refusal = new ApiError('rate_limited', { message: 'Too many sign-ins', retryAfterSeconds });
    void delayRefusal().then(() => next(refusal));
  };
}
