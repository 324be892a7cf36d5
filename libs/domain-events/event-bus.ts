import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import type { DomainEvent, DomainEventClass } from './domain-event';
import { currentEventContext } from './event-context';
import { type EventKind, EventRepository, type StoredEvent } from './event.repository';
import { EventWakeUp } from './event-wake-up';
import { inSpan } from './tracing';
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
    const described = events.map((event): StoredEvent => {
      const id = newId('evt');
      return {
        ...this.kindOf(event.constructor as DomainEventClass),
        id,
        occurred_at: occurredAt,
        actor: context.actor,
        correlation_id: context.correlationId ?? id,
        causation_id: context.causationId ?? null,
        payload: event.payload,
      };
    });
    const types = [...new Set(described.map(({ type }) => type))].join(', ');
    await inSpan(`publish ${types}`, { kind: 'producer' }, () => this.events.insert(described));
    this.database.afterCommit(() => this.announce(described));
    return described.map((event) => event.id);
  }

  /**
   * What is stored with every event of a class, for a database function that writes rows and publishes their events in one go; `announce` is to be
   * called after its commit.
   */
  kindOf({ type, version }: Pick<DomainEventClass, 'type' | 'version'>): EventKind {
    const subscribers = this.registry
      .of(type)
      .map(({ name, lane, firstRunAfterSeconds }) => ({ name, lane, after: firstRunAfterSeconds }));
    return { type, version, subscribers };
  }

  /** Work was committed: workers need not wait until they look by themselves. */
  announce(kinds: readonly EventKind[]): void {
    const due = kinds.flatMap(({ subscribers }) => subscribers.filter(({ after }) => after === 0));
    this.wakeUp.wake([...new Set(due.map(({ lane }) => lane))]);
  }
}
