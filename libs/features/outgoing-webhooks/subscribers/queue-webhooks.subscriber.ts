import type { Type } from '@nestjs/common';
import {
  type DomainEvent,
  type EventSubscriber,
  type Recorded,
  type RecordedEvent,
  Subscriber,
} from '@remit/domain-events';
import { ANNOUNCED, type AnnouncedEvent, type EventNames } from '../announced-events';
import { WebhookQueue } from '../webhook-queue';

/** One subscriber for each announced fact: `queue-webhooks-when-<fact>`. They differ in nothing but what they hear and how it is called. */
export const queueWebhooksSubscribers: readonly Type[] = ANNOUNCED.map(([to, names]) => announcer(to, names));

function announcer(to: AnnouncedEvent, names: EventNames): Type {
  @Subscriber({
    to,
    as: `queue-webhooks-when-${to.type.replace(/[._]/g, '-')}`,
    onlyIf: 'webhook_endpoint_exists',
  })
  class QueueWebhooks implements EventSubscriber<DomainEvent> {
    readonly runsInGroups = true;

    constructor(private readonly queue: WebhookQueue) {}

    async handle(event: Recorded<DomainEvent>): Promise<void> {
      await this.queue.announce(names, event as RecordedEvent);
    }
  }
  return QueueWebhooks;
}
