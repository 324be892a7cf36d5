import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import type { Request, Response } from 'express';
import { identityOf } from '../auth/identity';
import { ApiError } from '../errors/api-error';
import { HeldBack } from './held-back';
import { type Allowance, TokenBuckets } from './token-buckets';

/** A burst may be as large as this many seconds of the sustained rate. */
const BURST_SECONDS = 10;

interface Policy {
  readonly name: 'key' | 'tenant';
  readonly buckets: TokenBuckets;
}

/**
 * Limits what one API key, and one tenant, may ask for in a time, so that a flood of one leaves room for the others. Each process counts by itself: with
 * several, a tenant gets that many times as much. Runs after the guard that finds out who calls.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly policies: readonly Policy[];

  constructor(
    private readonly heldBack: HeldBack,
    { rateLimitPerKey, rateLimitPerTenant }: Settings,
  ) {
    const policy = (name: Policy['name'], perSecond: number): Policy[] =>
      perSecond === 0 ? [] : [{ name, buckets: new TokenBuckets(perSecond * BURST_SECONDS, perSecond) }];
    this.policies = [...policy('key', rateLimitPerKey), ...policy('tenant', rateLimitPerTenant)];
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const identity = identityOf(request);
    if (identity?.kind !== 'key' || this.policies.length === 0) return true;
    const counted = this.policies.map((policy) => ({
      policy,
      left: policy.buckets.take(policy.name === 'key' ? identity.keyId : identity.tenantId),
    }));
    const headers = describe(counted);
    http.getResponse<Response>().set(headers);
    const refused = counted.filter(({ left }) => !left.allowed);
    if (refused.length === 0) return true;
    const retryAfterSeconds = Math.max(...refused.map(({ left }) => left.retryAfterSeconds));
    this.heldBack.hold(request, retryAfterSeconds, headers);
    throw new ApiError('rate_limited', { retryAfterSeconds });
  }
}

/** As in draft-ietf-httpapi-ratelimit-headers: the quota and its window in seconds, what is left of it and when it is whole again. */
function describe(counted: readonly { policy: Policy; left: Allowance }[]): Record<string, string> {
  const list = (text: (one: (typeof counted)[number]) => string) => counted.map(text).join(', ');
  return {
    'RateLimit-Policy': list(({ policy }) => `"${policy.name}";q=${policy.buckets.capacity};w=${BURST_SECONDS}`),
    RateLimit: list(({ policy, left }) => `"${policy.name}";r=${left.remaining};t=${left.resetSeconds}`),
  };
}
