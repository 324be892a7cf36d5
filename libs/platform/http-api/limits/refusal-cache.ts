import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';

/** Maximum number of remembered credentials. */
const MAX_HELD = 10_000;

/**
 * Milliseconds that a caller waits for each refusal. This slows down a caller that retries at once: 32 connections
 * reach some 43 refusals a second, at 0.7 ms each. The delay is random, because requests refused together would
 * return together and delay all other requests.
 */
const pauseMs = () => 500 + Math.random() * 500;

/** Maximum number of delayed refusals; further ones are answered immediately. */
const MAX_WAITING = 1_000;

/**
 * Repeats a recent refusal without repeating its work. Until Retry-After has passed, each request of a flood costs
 * one hash and one answer, and no log line.
 */
@Injectable()
export class RefusalCache {
  private readonly held = new Map<string, { readonly until: number; readonly headers: Record<string, string> }>();

  private waiting = 0;

  /** @param headers sent with each refusal */
  hold(request: Request, seconds: number, headers: Record<string, string>): void {
    const credentials = credentialsOf(request);
    if (credentials === undefined) return;
    if (this.held.size >= MAX_HELD) this.held.clear();
    this.held.set(credentials, { until: performance.now() + seconds * 1_000, headers });
  }

  /** Express middleware. Install it before all costly work. */
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

/** Undefined for a request without a key in a header, such as one with a session. */
function credentialsOf({ headers }: Request): string | undefined {
  const sent = headers['x-api-key'] ?? headers.authorization;
  return sent === undefined ? undefined : hash('sha256', String(sent), 'base64url');
}
