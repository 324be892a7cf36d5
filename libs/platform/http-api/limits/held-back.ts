import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';

/** Credentials remembered at once. */
const MAX_HELD = 10_000;

/**
 * A caller that repeats at once waits this long for each refusal, in milliseconds, which slows it down by itself: 32 connections come to some 43 refusals a
 * second, at 0.7 ms each. Spread, because those that are refused together come back together, and the others would stand behind all of them.
 */
const pauseMs = () => 500 + Math.random() * 500;

/** Refusals that wait at once; more are answered immediately. */
const MAX_WAITING = 1_000;

/**
 * Refuses what was just refused without doing its work again: until its Retry-After is over, a flood costs a hash and an answer a
 * request, and no line in the log.
 */
@Injectable()
export class HeldBack {
  private readonly held = new Map<string, { readonly until: number; readonly headers: Record<string, string> }>();

  private waiting = 0;

  /** @param headers to be sent with each refusal. */
  hold(request: Request, seconds: number, headers: Record<string, string>): void {
    const credentials = credentialsOf(request);
    if (credentials === undefined) return;
    if (this.held.size >= MAX_HELD) this.held.clear();
    this.held.set(credentials, { until: performance.now() + seconds * 1_000, headers });
  }

  /** Express middleware, to stand before everything that costs. */
  readonly refuse = (request: Request, response: Response, next: NextFunction): void => {
    const credentials = this.held.size === 0 ? undefined : credentialsOf(request);
    const found = credentials === undefined ? undefined : this.held.get(credentials);
    if (credentials === undefined || found === undefined) return next();
    const left = found.until - performance.now();
    if (left <= 0) {
      this.held.delete(credentials);
      return next();
    }
    for (const [name, value] of Object.entries(found.headers)) response.setHeader(name, value);
    const refusal = new ApiError('rate_limited', { retryAfterSeconds: Math.ceil(left / 1_000) });
    const answer = () => sendError(request, response, refusal, requestIdOf(request));
    if (this.waiting >= MAX_WAITING) return answer();
    this.waiting += 1;
    setTimeout(() => {
      this.waiting -= 1;
      answer();
    }, pauseMs());
  };
}

/** Undefined for a request that brings no key in a header, such as one of a session. */
function credentialsOf({ headers }: Request): string | undefined {
  const sent = headers['x-api-key'] ?? headers.authorization;
  return sent === undefined ? undefined : hash('sha256', String(sent), 'base64url');
}
