import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, register, Registry } from 'prom-client';
import { matchedRoute } from '../errors/matched-route';
import { sharedRun } from './shared-run';

/** Seconds, chosen around the targets of a request: 2 ms for a webhook, 10 s for a gateway call that times out. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Milliseconds between two samples of the event loop's delay, and the smallest delay that is shown. Every 10 ms, as by
 * default, takes 0.45 % of a core from an idle process; every 50 ms takes 0.09 %.
 */
const LOOP_SAMPLED_EVERY_MS = 50;

/** The metrics of this process. Features add their own to `registry`. Labels never contain ids. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'remit_http_request_duration_seconds',
    help: 'HTTP requests by route template and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  /**
   * All metrics in Prometheus' format: those of this application and, from prom-client's own registry, those of its
   * libraries. Building the text takes several milliseconds, and without METRICS_TOKEN the route is public.
   */
  readonly text = sharedRun(() => Registry.merge([this.registry, register]).metrics());

  constructor() {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: LOOP_SAMPLED_EVERY_MS });
  }

  /** Express middleware that times every request. */
  readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const start = performance.now();
    response.once('finish', () =>
      this.observe(request.method, matchedRoute(request) ?? 'other', response.statusCode, performance.now() - start),
    );
    next();
  };

  /**
   * For a request served outside Express.
   * @param route route template, not the path
   */
  observe(method: string, route: string, status: number, milliseconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, milliseconds / 1000);
  }
}
