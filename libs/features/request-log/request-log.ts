import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database, type Scope, WriteBehind } from '@remit/database';
import type { NextFunction, Request, Response } from 'express';
import { Counter } from 'prom-client';
import { Metrics } from '@remit/http-api';
import { describeRequest } from './describe-request';
import type { ListRequestsQuery } from './list-requests.query';
import type { LoggedRequest } from './logged-request.entity';
import { LoggedRequestRepository } from './logged-request.repository';

/** What is answered within this time is written together, in milliseconds. */
const WRITE_EVERY_MS = 500;

/** Requests that may wait to be written, some 2 MB; beyond it they are counted and left out. */
const MOST_WAITING = 5_000;

/** An ordinary stop waits this long for requests that are being served, in milliseconds. */
const STOP_LIMIT_MS = 5_000;

/** Rows of one statement. */
const GROUP_SIZE = 500;

/**
 * Remembers what was asked and answered, for who integrates. It costs a request nothing but a note in memory: groups are written after the answers, one at a
 * time, so that the log never holds more than one connection. A log and no ledger: what does not fit, or finds the database away, is counted and gone.
 */
@Injectable()
export class RequestLog implements BeforeApplicationShutdown {
  private readonly dropped: Counter;
  private readonly buffer: WriteBehind<LoggedRequest>;
  /** Requests that are being served. */
  private open = 0;
  private onAllAnswered: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly requests: LoggedRequestRepository,
    metrics: Metrics,
  ) {
    this.dropped = new Counter({
      name: 'remit_request_log_dropped_total',
      help: 'Requests that are missing from the request log, because too many waited or the database took none',
      registers: [metrics.registry],
    });
    this.buffer = new WriteBehind({
      everyMs: WRITE_EVERY_MS,
      most: MOST_WAITING,
      atOnce: GROUP_SIZE,
      scopeOf: ({ scope }) => scope,
      write: (scope, rows) => this.database.transaction(scope, () => this.requests.write(rows)),
      dropped: (count) => this.dropped.inc(count),
    });
  }

  /** Express middleware, to stand before everything that answers. */
  readonly watch = (request: Request, response: Response, next: NextFunction): void => {
    const receivedAt = new Date();
    const start = performance.now();
    this.open += 1;
    response.once('close', () => {
      this.open -= 1;
      const row = describeRequest(request, response, receivedAt, performance.now() - start);
      if (row) this.buffer.note(row);
      if (this.open === 0) this.onAllAnswered?.();
    });
    next();
  };

  async list(scope: Scope, query: ListRequestsQuery): Promise<[LoggedRequest[], number]> {
    return this.database.transaction(scope, () => this.requests.list(query));
  }

  async find(scope: Scope, id: string): Promise<LoggedRequest | null> {
    return this.database.transaction(scope, () => this.requests.findById(id));
  }

  /** While the server is closed, the database is let go in the same breath: what is still being served is waited for before. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.untilAllAnswered();
    await this.buffer.flush();
  }

  private async untilAllAnswered(): Promise<void> {
    if (this.open === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, STOP_LIMIT_MS);
      this.onAllAnswered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
