import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database, type Scope, WriteBehind } from '@remit/database';
import type { NextFunction, Request, Response } from 'express';
import { Counter } from 'prom-client';
import { Metrics } from '@remit/http-api';
import { describeRequest } from './describe-request';
import type { ListRequestsQuery } from './dto/list-requests.query';
import type { LoggedRequest } from './logged-request.entity';
import { LoggedRequestRepository } from './logged-request.repository';

/** Milliseconds between two writes. Requests answered in between are written together. */
const WRITE_EVERY_MS = 500;

/** Maximum number of requests that wait to be written, some 2 MB. Further requests are counted and dropped. */
const MOST_WAITING = 5_000;

/** Milliseconds that an ordinary shutdown waits for requests in progress. */
const STOP_LIMIT_MS = 5_000;

/** Rows per statement. */
const GROUP_SIZE = 500;

/**
 * Stores requests and the status of their answers, for developers of integrations. It costs a request only a row in
 * memory: batches are written after the answers, one at a time, so that the log never uses more than one connection.
 * It is a log, not a ledger: rows that exceed the limit, or that the database does not accept, are counted and
 * dropped.
 */
@Injectable()
export class RequestLog implements BeforeApplicationShutdown {
  private readonly dropped: Counter;
  private readonly buffer: WriteBehind<LoggedRequest>;
  /** Number of requests in progress. */
  private open = 0;
  private onAllAnswered: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly requests: LoggedRequestRepository,
    metrics: Metrics,
  ) {
    this.dropped = new Counter({
      name: 'remit_request_log_dropped_total',
      help: 'Requests missing from the request log, because the buffer was full or the database was unavailable',
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

  /** Express middleware. Install it before every handler that answers. */
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

  /** Newest first, with their number. */
  async list(scope: Scope, query: ListRequestsQuery): Promise<[LoggedRequest[], number]> {
    return this.database.transaction(scope, () => this.requests.list(query));
  }

  /** Null when the log has no such request, or has it no longer. */
  async find(scope: Scope, id: string): Promise<LoggedRequest | null> {
    return this.database.transaction(scope, () => this.requests.findById(id));
  }

  /**
   * Waits for requests in progress first, because the server and the database connections are closed together
   * afterwards.
   */
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
