import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, newId, type Scope, scopeKey, WriteBehind } from '@remit/database';
import { FailureLimit } from '@remit/http-api';
import { Settings } from '@remit/settings';
import type { SpanQuery } from '../dto/list-deliveries.query';
import { RejectedDelivery } from './rejected-delivery.entity';
import { RejectedDeliveryRepository } from './rejected-delivery.repository';

/** Rejected deliveries kept per environment. The oldest are removed. */
const KEPT = 500;

/**
 * Maximum number stored in one round, and milliseconds between rounds, for all environments together. The metrics
 * count the rest.
 */
const STORED_AT_ONCE = 50;
const STORE_EVERY_MS = 1_000;

export interface Rejection {
  readonly scope: Scope;
  readonly source: string;
  readonly reason: string;
  readonly size: number;
  readonly requestId: string;
}

/**
 * Keeps a bounded list of rejected webhooks, and throttles sources that send many. Rows are written in groups after
 * the answer, so neither timing nor a flood reveals or costs much. Only environments with a connection have such a
 * list.
 */
@Injectable()
export class RejectedDeliveries implements OnModuleDestroy {
  private readonly logger = new Logger(RejectedDeliveries.name);
  private readonly limit: FailureLimit;
  private readonly buffer = new WriteBehind<Rejection>({
    everyMs: STORE_EVERY_MS,
    most: STORED_AT_ONCE,
    scopeOf: ({ scope }) => scope,
    write: (scope, rejections) => this.store(scope, rejections),
    dropped: (_, error) => {
      if (error) this.logger.warn({ err: error, msg: 'cannot store rejected deliveries' });
    },
  });

  constructor(
    private readonly database: Database,
    private readonly rejected: RejectedDeliveryRepository,
    private readonly connections: Connections,
    { failedAttemptsPerMinute }: Settings,
  ) {
    this.limit = new FailureLimit(failedAttemptsPerMinute);
  }

  /**
   * Call it before any lookup. An environment that recently received a genuine delivery is never throttled.
   * @throws ApiError rate_limited
   */
  admit(scope: Scope, source: string): void {
    this.limit.admit(source, scopeKey(scope));
  }

  accepted(scope: Scope): void {
    this.limit.succeeded(scopeKey(scope));
  }

  /** @throws ApiError rate_limited when the source has sent too many; nothing is stored then */
  note(rejection: Rejection): void {
    this.limit.admit(rejection.source);
    this.limit.noteFailure(rejection.source);
    this.buffer.note(rejection);
  }

  async list(scope: Scope, query: SpanQuery): Promise<[RejectedDelivery[], number]> {
    return this.database.transaction(scope, () => this.rejected.list(query));
  }

  async onModuleDestroy(): Promise<void> {
    await this.buffer.flush();
  }

  private async store(scope: Scope, rejections: readonly Rejection[]): Promise<void> {
    if (!(await this.connections.existIn(scope))) return;
    await this.database.transaction(scope, async () => {
      this.rejected.insert(...rejections.map(toRow));
      await this.rejected.keepNewest(KEPT);
    });
  }
}

function toRow({ source, reason, size, requestId }: Rejection): RejectedDelivery {
  return Object.assign(new RejectedDelivery(), {
    id: newId('whr'),
    source,
    reason,
    size,
    requestId,
    receivedAt: new Date(),
  } satisfies Partial<RejectedDelivery>);
}
