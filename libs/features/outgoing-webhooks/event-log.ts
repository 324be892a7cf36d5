import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, type Scope } from '@remit/database';
import type { RecordedEvent } from '@remit/domain-events';
import { AuditLog } from '@remit/audit-log';
import { namesOutside, typesNamed } from './announced-events';
import { EventLogRepository } from './event-log.repository';
import { enabledEndpoint, type WebhookEndpoint } from './webhook-endpoint.entity';
import { OutgoingWebhookRepository } from './outgoing-webhook.repository';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';
import type { WebhookEventType } from './webhook-event-type';
import { WebhookQueue } from './webhook-queue';

/** Maximum number of events per replay request. One unit of work reads and queues all of them. */
const MOST_REPLAYED = 200;

const DAY_MS = 24 * 3_600_000;

export interface ReplayFilter {
  readonly events: readonly WebhookEventType[];
  readonly from?: Date;
  readonly to?: Date;
}

export interface Replayed {
  readonly queued: number;
  readonly waiting: number;
  readonly nextFrom: Date | null;
}

/** Lists the events of an environment, whether or not they were sent, and replays them to an endpoint. */
@Injectable()
export class EventLog {
  constructor(
    private readonly database: Database,
    private readonly log: EventLogRepository,
    private readonly endpoints: WebhookEndpointRepository,
    private readonly outgoing: OutgoingWebhookRepository,
    private readonly queue: WebhookQueue,
    private readonly auditLog: AuditLog,
  ) {}

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(scope: Scope, { events, from, to }: ReplayFilter, page: PageRequest): Promise<[RecordedEvent[], number]> {
    const span = { types: typesNamed(events), from, to };
    return this.database.transaction(scope, async () => [await this.log.page(span, page), await this.log.count(span)]);
  }

  /**
   * Replays the oldest events first.
   * @throws ApiError not_found, conflict while the endpoint is disabled
   */
  async replay(scope: Scope, endpointId: string, { events, from, to }: ReplayFilter): Promise<Replayed> {
    return this.database.transaction(scope, async () => {
      const endpoint = enabledEndpoint(await this.endpoints.findById(endpointId));
      const span = { types: typesNamed(events), from: from ?? new Date(Date.now() - DAY_MS), to };
      const found = await this.log.page(span, { limit: MOST_REPLAYED, offset: 0, order: 'asc' });
      const now = found.slice(0, MOST_REPLAYED);
      let [queued, waiting] = [0, 0];
      for (const event of now) {
        const outcome = await this.sendAgain(endpoint, event);
        queued += outcome === 'queued' ? 1 : 0;
        waiting += outcome === 'waiting' ? 1 : 0;
      }
      this.auditLog.record('webhook_endpoint.events_replayed', endpointId, {
        details: { queued: String(queued) },
      });
      return { queued, waiting, nextFrom: found[MOST_REPLAYED]?.occurredAt ?? null };
    });
  }

  /** Keeps the id and body of a message that was sent before. A new message contains the object as it is now. */
  private async sendAgain(
    endpoint: WebhookEndpoint,
    event: RecordedEvent,
  ): Promise<'queued' | 'waiting' | 'not heard'> {
    const sent = await this.outgoing.lockByEvent(endpoint.id, event.id);
    if (sent?.status === 'pending') return 'waiting';
    if (sent) {
      await this.queue.replay(sent, new Date());
      return 'queued';
    }
    const names = namesOutside(event.type);
    const queued = names === undefined ? 0 : await this.queue.enqueue([endpoint], names, event);
    return queued > 0 ? 'queued' : 'not heard';
  }
}
