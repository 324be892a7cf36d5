import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error';
import { pace } from './pace';
import { Turns } from './turns';

/** Heavy requests of one tenant that wait for their turn; more are refused. Of those that may turn out to be light, more may wait. */
const MOST_WAITING = { heavy: 8, perhapsLight: 64 } as const;

/** What took longer, in milliseconds, is followed by a rest. */
const NOTICED_MS = 20;

/** The rest, for each millisecond of work: heavy work of one tenant gets a quarter of the time at most. */
const REST_TIMES = 3;
const LONGEST_REST_MS = 2_000;

/** A route whose answer to a tenant was large is heavy for this long, in milliseconds: its next answer will be as large. */
const LARGE_FOR_MS = 60_000;

/** Reading requests of a tenant at work at once. Of a flood, the others begin when the first answers have shown whether its route is heavy. */
const READS_AT_ONCE = 8;

/** Routes of tenants that are remembered. */
const MOST_LARGE = 10_000;

/** Whether a request only reads. The answer to any other one is about as large as its body, which is known in advance. */
export const isReading = ({ method = '', url = '' }: IncomingMessage): boolean =>
  method === 'GET' || method === 'HEAD' || /\/search(\?|$)/.test(url);

/**
 * A long list is made in memory, and a large body is checked member by member. Each process works on one such request of a tenant at a time. The next ones wait,
 * up to a bound.
 */
@Injectable()
export class HeavyRequests {
  private readonly turns = new Turns();
  private readonly reads = new Turns(READS_AT_ONCE);
  /** What ends the turn of each request that has, or waits for, one. */
  private readonly taken = new WeakMap<IncomingMessage, () => void>();

  /** What frees the place of each reading request; it may be called again. */
  private readonly reading = new WeakMap<IncomingMessage, () => void>();

  private readonly largeUntil = new Map<string, number>();

  /** @param route template, not the path. */
  noteLargeAnswer(tenantId: string, route: string): void {
    if (this.largeUntil.size >= MOST_LARGE) this.largeUntil.clear();
    this.largeUntil.set(`${tenantId} ${route}`, performance.now() + LARGE_FOR_MS);
  }

  answersLargely(tenantId: string, route: string): boolean {
    return this.largeUntil.size > 0 && (this.largeUntil.get(`${tenantId} ${route}`) ?? 0) > performance.now();
  }

  /**
   * Resolves when it is the request's turn, which lasts until `end` or the end of its answer; at once when it has one.
   * @param whose turns: a tenant's, or those of one route of it. @throws ApiError rate_limited
   */
  async begin(
    request: IncomingMessage,
    response: ServerResponse,
    whose: string,
    kind: keyof typeof MOST_WAITING = 'heavy',
  ): Promise<void> {
    if (this.taken.has(request)) return;
    this.reading.get(request)?.();
    const turn = this.turns.take(whose, MOST_WAITING[kind]);
    if (!turn) {
      await pace();
      throw new ApiError('rate_limited', { retryAfterSeconds: 1 });
    }
    this.taken.set(request, () => undefined);
    const end = await turn;
    const start = performance.now();
    this.taken.set(request, () => rest(performance.now() - start, end));
    // A client that left while it waited has closed the response already.
    if (response.closed) this.end(request);
    else response.once('close', () => this.end(request));
  }

  /** As `begin`, for a request that is heavy only if its route answered largely. The others do not wait for one another, up to a bound. @throws ApiError rate_limited */
  async beginReading(
    request: IncomingMessage,
    response: ServerResponse,
    tenantId: string,
    route: string,
  ): Promise<void> {
    if (this.taken.has(request)) return;
    const end = await this.reads.take(tenantId, Number.POSITIVE_INFINITY);
    if (!this.answersLargely(tenantId, route)) {
      if (end) this.reading.set(request, end);
      return;
    }
    end?.();
    await this.begin(request, response, tenantId, 'perhapsLight');
  }

  /** Does nothing when there is no turn, or it has ended. */
  end(request: IncomingMessage): void {
    this.reading.get(request)?.();
    const end = this.taken.get(request);
    if (!end) return;
    this.taken.set(request, () => undefined);
    end();
  }
}

function rest(tookMs: number, end: () => void): void {
  if (tookMs > NOTICED_MS) setTimeout(end, Math.min(REST_TIMES * tookMs, LONGEST_REST_MS));
  else end();
}
