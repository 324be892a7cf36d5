import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import type { DomainEvent, DomainEventClass } from './domain-event';
import { currentEventContext } from './event-context';
import { EventRepository } from './event.repository';
import { EventWakeUp } from './event-wake-up';
import { SubscriberRegistry } from './subscriber-registry';

/** Publishes facts: they and their deliveries are stored in the caller's unit of work, so they exist exactly when its writes do. */
@Injectable()
export class EventBus {
  constructor(
    private readonly database: Database,
    private readonly registry: SubscriberRegistry,
    private readonly events: EventRepository,
    private readonly wakeUp: EventWakeUp,
  ) {}

  /** Stores the event with one delivery per subscriber and returns its id. @throws NoUnitOfWork outside a unit of work. */
  async publish(event: DomainEvent): Promise<string> {
    const [id] = await this.publishAll([event]);
    if (id === undefined) throw new Error('The event was not stored');
    return id;
  }

  /** As `publish`, for many at the cost of one statement. */
  async publishAll(events: readonly DomainEvent[]): Promise<string[]> {
    const context = currentEventContext();
    const occurredAt = new Date();
    const recorded = events.map((event) => {
      const { type, version } = event.constructor as DomainEventClass;
      const id = newId('evt');
      return {
        id,
        type,
        version,
        occurredAt,
        scope: this.database.scope,
        actor: context.actor,
        correlationId: context.correlationId ?? id,
        causationId: context.causationId ?? null,
        payload: event.payload,
      };
    });
    await this.events.insert(recorded, (type) => this.registry.of(type));
    this.database.afterCommit(() => this.wakeUp.wake());
    return recorded.map((event) => event.id);
  }
}
