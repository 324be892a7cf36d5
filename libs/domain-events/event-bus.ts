import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import type { DomainEvent, DomainEventClass, RecordedEvent } from './domain-event';
import { currentEventContext } from './event-context';
import { EventRepository } from './event.repository';
import { EventWakeUp } from './event-wake-up';
import { Handover } from './handover';
import { Publication } from './publication';
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
    private readonly handover: Handover,
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
    const publications = events.map((event) => {
      const id = newId('evt');
      const { type, version } = event.constructor as DomainEventClass;
      return this.prepare({
        id,
        type,
        version,
        occurredAt,
        scope: this.database.scope,
        actor: context.actor,
        correlationId: context.correlationId ?? id,
        causationId: context.causationId ?? null,
        payload: event.payload,
      });
    });
    this.database.afterCommit(
      () => this.committed(publications),
      () => publications.forEach((publication) => publication.rolledBack()),
    );
    const types = [...new Set(publications.map(({ stored }) => stored.type))].join(', ');
    await inSpan(`publish ${types}`, { kind: 'producer' }, () => this.events.insert(publications));
    return publications.map(({ stored }) => stored.id);
  }

  /** For a database function that writes rows and publishes their events in one go; the publication is to be ended when that is over. */
  prepare(event: RecordedEvent): Publication {
    return new Publication(event, this.registry.of(event.type), this.handover);
  }

  /** Begins what the worker of this process took over, and tells of what waits for others. */
  committed(publications: readonly Publication[]): void {
    for (const publication of publications) publication.committed();
    this.wakeUp.wake([...new Set(publications.flatMap(({ waitingLanes }) => waitingLanes))]);
  }
}
