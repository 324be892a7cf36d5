import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { SCOPE } from '../auth/auth.decorators';
import { identityOf } from '../auth/request-identity';
import { ApiError } from '../errors/api-error';
import { RefusalCache } from './refusal-cache';
import { type Allowance, TokenBuckets } from './token-buckets';
import { WriteBudget } from './write-budget';

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
    private readonly refusals: RefusalCache,
    private readonly reflector: Reflector,
    private readonly writes: WriteBudget,
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
    if (identity?.kind !== 'key') return true;
    this.limitRate(request, http.getResponse<Response>(), identity);
    if (this.isWrite(context, request)) this.writes.spend(identity.tenantId, bytesOf(request));
    return true;
  }

  /** Searches are POST requests that store nothing: they need the scope to read. */
  private isWrite(context: ExecutionContext, { method }: Request): boolean {
    if (method === 'GET' || method === 'HEAD') return false;
    return this.reflector.getAllAndOverride<string>(SCOPE, [context.getHandler(), context.getClass()]) !== 'read';
  }

  private limitRate(request: Request, response: Response, identity: { keyId: string; tenantId: string }): void {
    if (this.policies.length === 0) return;
    const counted = this.policies.map((policy) => ({
      policy,
      left: policy.buckets.take(policy.name === 'key' ? identity.keyId : identity.tenantId),
    }));
    const headers = describe(counted);
    response.set(headers);
    const refused = counted.filter(({ left }) => !left.allowed);
    if (refused.length === 0) return;
    const retryAfterSeconds = Math.max(...refused.map(({ left }) => left.retryAfterSeconds));
    this.refusals.hold(request, retryAfterSeconds, headers);
    throw new ApiError('rate_limited', { retryAfterSeconds });
  }
}

/** A body without a stated length is bounded like any other: its least cost stands for it. */
function bytesOf({ headers }: Request): number {
  return Number(headers['content-length'] ?? 0);
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
