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
    const { type, version } = event.constructor as DomainEventClass;
    const context = currentEventContext();
    const id = newId('evt');
    await this.events.insert(
      {
        id,
        type,
        version,
        occurredAt: new Date(),
        scope: this.database.scope,
        actor: context.actor,
        correlationId: context.correlationId,
        causationId: context.causationId ?? null,
        payload: event.payload,
      },
      this.registry.of(type),
    );
    this.database.afterCommit(() => this.wakeUp.wake());
    return id;
  }
}
