import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import type { Request, Response } from 'express';
import { identityOf } from '../auth/identity';
import { ApiError } from '../errors/api-error';
import { HeldBack } from './held-back';
import { type Allowance, TokenBuckets } from './token-buckets';

/** Seconds of the sustained rate that one burst may use. */
const BURST_SECONDS = 10;

interface Policy {
  readonly name: 'key' | 'tenant';
  readonly buckets: TokenBuckets;
}

/**
 * Limits the request rate of each API key and each tenant, so that a flood from one leaves capacity for the others.
 * Each process counts separately: with several processes, a tenant gets that many times as much. Runs after the guard
 * that identifies the caller.
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

/**
 * As in draft-ietf-httpapi-ratelimit-headers: the quota and its window in seconds, the remaining quota and the
 * seconds until it is full.
 */
function describe(counted: readonly { policy: Policy; left: Allowance }[]): Record<string, string> {
  const list = (text: (one: (typeof counted)[number]) => string) => counted.map(text).join(', ');
  return {
    'RateLimit-Policy': list(({ policy }) => `"${policy.name}";q=${policy.buckets.capacity};w=${BURST_SECONDS}`),
    RateLimit: list(({ policy, left }) => `"${policy.name}";r=${left.remaining};t=${left.resetSeconds}`),
  };
}
