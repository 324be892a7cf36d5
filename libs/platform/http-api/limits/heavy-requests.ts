import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error';
import { delayRefusal } from './delay-refusal';
import { KeyedSemaphore } from './keyed-semaphore';

/**
 * Maximum number of a tenant's heavy requests in the queue; more are refused. More requests may wait if they may turn
 * out to be light.
 */
const MOST_WAITING = { heavy: 8, perhapsLight: 64 } as const;

/** Milliseconds. Longer work is followed by a pause. */
const NOTICED_MS = 20;

/** Length of the pause as a multiple of the work: heavy work of one tenant takes at most a quarter of the time. */
const REST_TIMES = 3;
const LONGEST_REST_MS = 2_000;

/**
 * Milliseconds during which a route stays heavy for a tenant after a large answer. Its next answer will be as large.
 */
const LARGE_FOR_MS = 60_000;

/**
 * Read requests of a tenant that run at once. In a flood, the others start when the first answers have shown whether
 * the route is heavy.
 */
const READS_AT_ONCE = 8;

/** Maximum number of remembered pairs of tenant and route. */
const MOST_LARGE = 10_000;

/**
 * Whether a request only reads. The answer to any other request is about as large as its body, whose size is known in
 * advance.
 */
export const isReading = ({ method = '', url = '' }: IncomingMessage): boolean =>
  method === 'GET' || method === 'HEAD' || /\/search(\?|$)/.test(url);

/**
 * A long list is built in memory, and a large body is validated member by member. Each process runs one such request
 * of a tenant at a time. Further requests wait in a bounded queue.
 */
@Injectable()
export class HeavyRequests {
  private readonly turns = new KeyedSemaphore();
  private readonly reads = new KeyedSemaphore(READS_AT_ONCE);
  /** Functions that end the turn of each request that has a turn or waits for one. */
  private readonly taken = new WeakMap<IncomingMessage, () => void>();

  /** Functions that free the place of each read request; safe to call twice. */
  private readonly reading = new WeakMap<IncomingMessage, () => void>();

  private readonly largeUntil = new Map<string, number>();

  /** @param route route template, not the path */
  noteLargeAnswer(tenantId: string, route: string): void {
    if (this.largeUntil.size >= MOST_LARGE) this.largeUntil.clear();
    this.largeUntil.set(`${tenantId} ${route}`, performance.now() + LARGE_FOR_MS);
  }

  /** Whether this route gave the tenant a large answer lately. */
  answersLargely(tenantId: string, route: string): boolean {
    return this.largeUntil.size > 0 && (this.largeUntil.get(`${tenantId} ${route}`) ?? 0) > performance.now();
  }

  /**
   * Resolves when the request gets its turn, or at once if it already has one. The turn lasts until `end` or the end
   * of the answer.
   * @param whose name of the queue: a tenant, or one route of a tenant
   * @throws ApiError rate_limited
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
      await delayRefusal();
      throw new ApiError('rate_limited', { retryAfterSeconds: 1 });
    }
    this.taken.set(request, () => undefined);
    const end = await turn;
    const start = performance.now();
    this.taken.set(request, () => rest(performance.now() - start, end));
    // If the client left during the wait, the response is already closed.
    if (response.closed) this.end(request);
    else response.once('close', () => this.end(request));
  }

  /**
   * Like `begin`, for a request that is heavy only if its route gave a large answer. Other requests run in parallel,
   * up to a limit.
   * @throws ApiError rate_limited
   */
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

  /** Does nothing if there is no turn, or it has ended. */
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
