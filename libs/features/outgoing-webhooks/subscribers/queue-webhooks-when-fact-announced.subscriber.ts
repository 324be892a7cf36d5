import { type DomainEvent, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { ANNOUNCED, namesOutside } from '../announced-events';
import { WEBHOOK_ENDPOINT } from '../webhook-endpoint.repository';
import { WebhookQueue } from '../webhook-queue';

/** Queues a message for each endpoint that subscribes to the event. */
@Subscriber({
  to: ANNOUNCED.map(([event]) => event),
  as: 'queue-webhooks-when-fact-announced',
  onlyIf: WEBHOOK_ENDPOINT,
})
export class QueueWebhooksWhenFactAnnounced implements EventSubscriber<DomainEvent> {
  readonly runsInGroups = true;

  constructor(private readonly queue: WebhookQueue) {}

  async handle(event: Recorded<DomainEvent>): Promise<void> {
    const names = namesOutside(event.type);
    if (names) await this.queue.announce(names, event);
  }
}
