import { Injectable } from '@nestjs/common';
import { Database, newId } from '@remit/database';
import { type DomainEvent, type DomainEventClass, type RecordedEvent, subjectOf } from '../catalogue/domain-event';
import { currentEventContext } from './event-context';
import { EventRepository } from '../delivery/event.repository';
import { EventWakeUp } from '../delivery/event-wake-up';
import { Handover } from '../delivery/handover';
import { Publication } from '../delivery/publication';
import type { RegisteredSubscriber } from './subscriber';
import { SubscriberCalls } from '../delivery/subscriber-calls';
import { SubscriberRegistry } from '../delivery/subscriber-registry';
import { inSpan } from '../tracing';

/**
 * Publishes facts. Events and their deliveries are stored in the caller's unit of work, so they are committed or
 * rolled back together with its writes.
 */
@Injectable()
export class EventBus {
  constructor(
    private readonly database: Database,
    private readonly registry: SubscriberRegistry,
    private readonly events: EventRepository,
    private readonly wakeUp: EventWakeUp,
    private readonly handover: Handover,
    private readonly calls: SubscriberCalls,
  ) {}

  /**
   * Stores the event with one delivery per subscriber and returns its id.
   * @throws NoUnitOfWork outside a unit of work
   */
  async publish(event: DomainEvent): Promise<string> {
    const [id] = await this.publishAll([event]);
    if (id === undefined) throw new Error('The event was not stored');
    return id;
  }

  /** As `publish`, for many. Subscribers that join have handled the events when it returns. */
  async publishAll(events: readonly DomainEvent[]): Promise<string[]> {
    const { mayJoin, ...context } = currentEventContext();
    const occurredAt = new Date();
    const recorded = events.map((event): RecordedEvent => {
      const id = newId('evt');
      const { type, version } = event.constructor as DomainEventClass;
      return {
        id,
        type,
        version,
        occurredAt,
        scope: this.database.scope,
        actor: context.actor,
        actorName: context.actorName ?? null,
        correlationId: context.correlationId ?? id,
        causationId: context.causationId ?? null,
        payload: event.payload,
      };
    });
    const joining = recorded.map((event) =>
      this.registry.of(event.type).filter(({ instance }) => instance.joins && mayJoin?.(subjectOf(event))),
    );
    const publications = recorded.map((event, index) => this.prepare(event, joining[index]));
    this.database.afterCommit(
      () => this.committed(publications),
      () => publications.forEach((publication) => publication.rolledBack()),
    );
    this.events.add(publications);
    const types = [...new Set(recorded.map(({ type }) => type))].join(', ');
    await inSpan(`publish ${types}`, { kind: 'producer' }, async () => {
      for (const [index, event] of recorded.entries())
        for (const { name } of joining[index] ?? []) await this.calls.join(event, name, mayJoin);
    });
    return recorded.map(({ id }) => id);
  }

  /**
   * Keeps an interest of a feature: while it has a reason, subscribers with `onlyIf` get deliveries. Without a
   * reason no row is stored. Call it in the unit of work that makes it true or false. A caller that makes it true must
   * hold the invoice's lock, or read the invoice after the commit.
   * @param about the invoice, if it is an interest in one alone; `because`: the row that is the reason
   */
  interest(name: string, about: { invoiceId?: string; because: string }, wanted: boolean): void {
    this.events.keepInterest({ interest: name, subject: about.invoiceId ?? '', because: about.because, wanted });
  }

  /**
   * For a database function that writes rows and publishes their events in one call. The caller must end the
   * publication after the call.
   * @param without subscribers that need no delivery
   */
  prepare(event: RecordedEvent, without: readonly RegisteredSubscriber[] = []): Publication {
    const subscribers = this.registry.of(event.type).filter((subscriber) => !without.includes(subscriber));
    return new Publication(event, subscribers, this.handover);
  }

  /** Starts deliveries that the worker of this process took over, and notifies workers of the others. */
  committed(publications: readonly Publication[]): void {
    for (const publication of publications) publication.committed();
    const lanes = new Set(publications.flatMap(({ waitingLanes }) => waitingLanes));
    const environments = new Set(publications.map(({ environmentId }) => environmentId));
    this.wakeUp.wake([...lanes], [...environments]);
  }
}
