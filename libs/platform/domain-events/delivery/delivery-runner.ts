import { Injectable, Logger } from '@nestjs/common';
import { Database, isDatabaseUnavailable, isTooSlow } from '@remit/database';
import { DeliveryGroups, type ReadyDelivery } from './delivery-groups';
import { handledDeliveries } from './event-metrics';
import type { EventContext } from '../bus/event-context';
import { type ClaimedDelivery, EventRepository, LeaseLost } from './event.repository';
import { backoff } from '../bus/backoff';
import { RetryLater, RunAgain } from '../bus/subscriber';
import { placeOf, SubscriberCalls } from './subscriber-calls';
import { inSpan, subscriberSpan } from '../tracing';
import { SubscriberRegistry } from './subscriber-registry';

/**
 * Seconds between retries, and attempts before a delivery is given up: about an hour and a half in total, longer than
 * a gateway deployment or a failover.
 */
const PAUSES = { first: 0.5, longest: 300 };
const MAX_ATTEMPTS = 25;

/** Maximum number of characters of an error message on the delivery row. */
const ERROR_LENGTH = 500;

/** Runs claimed deliveries until they are done, scheduled again, put back for a retry, or dead. Never throws. */
@Injectable()
export class DeliveryRunner {
  private readonly logger = new Logger(DeliveryRunner.name);
  private readonly groups = new DeliveryGroups((group) => this.settle(group));

  constructor(
    private readonly database: Database,
    private readonly calls: SubscriberCalls,
    private readonly events: EventRepository,
    private readonly registry: SubscriberRegistry,
  ) {}

  /**
   * Resolves once the delivery is settled.
   * @param asked called when the subscriber's `ask`, if it has one, has ended
   */
  async run(delivery: ClaimedDelivery, asked: () => void): Promise<void> {
    const place = placeOf(delivery.event, delivery.subscriber);
    await inSpan(delivery.subscriber, { kind: 'consumer', place }, () => this.askAndHandle(delivery, asked));
  }

  private async askAndHandle(delivery: ClaimedDelivery, asked: () => void): Promise<void> {
    const { event, subscriber } = delivery;
    let ready: ReadyDelivery;
    let grouped: boolean;
    try {
      const registered = this.registry.get(subscriber);
      // During a rolling update this may be a subscriber of a newer version. Leave it to processes that know it.
      if (!registered) throw new RetryLater(5, `This process does not know the subscriber ${subscriber}`);
      grouped = registered.instance.runsInGroups ?? false;
      ready = { delivery, answer: registered.instance.ask ? await this.calls.ask(event, subscriber) : undefined };
    } catch (error) {
      return await this.recordFailure(delivery, error);
    } finally {
      asked();
    }
    await this.groups.add(ready, grouped);
  }

  /**
   * Settles a group in one transaction, all or nothing. When that fails, it settles each delivery separately and
   * without joining, so that one bad delivery does not delay the others.
   * @param mayJoin whether subscribers may join for the events that are published
   */
  private async settle(group: readonly ReadyDelivery[], mayJoin = true): Promise<void> {
    const [first, ...others] = group;
    if (!first) return;
    const subjects = new Map<string, ReadyDelivery>();
    // Two deliveries of a group may lead to one invoice. Subscribers join for the first; for the other they get a
    // delivery.
    const joins = (ready: ReadyDelivery) => (subject: string) => {
      if (!subjects.has(subject)) subjects.set(subject, ready);
      return subjects.get(subject) === ready;
    };
    try {
      await this.database.together(
        first.delivery.event.scope,
        group.map((ready) => () => this.handle(ready, mayJoin ? joins(ready) : undefined)),
      );
    } catch (error) {
      if (others.length === 0 && subjects.size === 0) await this.recordFailure(first.delivery, error);
      else for (const ready of group) await this.settle([ready], false);
    }
  }

  /** Writes the subscriber's changes and the outcome of the delivery in the running unit of work. */
  private async handle({ delivery, answer }: ReadyDelivery, mayJoin: EventContext['mayJoin']): Promise<void> {
    const { event, subscriber } = delivery;
    const span = subscriberSpan(event.id, subscriber);
    // A group has no span of its own, so the span of each delivery's part is a child of the delivery's span.
    const place = { correlationId: event.correlationId, span: `${span} handle`, parent: span };
    await inSpan(`${subscriber}: handle`, { place }, async () => {
      const outcome = await this.calls.handle(event, subscriber, { answer, mayJoin });
      if (outcome instanceof RunAgain) this.events.schedule(delivery, outcome.seconds);
      else this.events.markDone(delivery);
      this.count(delivery, outcome instanceof RunAgain ? 'again' : 'done');
    });
  }

  private count({ subscriber }: ClaimedDelivery, outcome: 'done' | 'again' | 'dead'): void {
    this.database.afterCommit(() => handledDeliveries.inc({ subscriber, outcome }));
  }

  private async recordFailure(delivery: ClaimedDelivery, error: unknown): Promise<void> {
    const { event, subscriber, attempts } = delivery;
    if (error instanceof LeaseLost) return;
    const reason = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, ERROR_LENGTH);
    try {
      await this.database.transaction(event.scope, async () => {
        if (error instanceof RetryLater) return this.events.retry(delivery, error.seconds, attempts - 1, reason);
        if (isDatabaseUnavailable(error) && !isTooSlow(error))
          return this.events.retry(delivery, 1, attempts - 1, reason);
        if (attempts < MAX_ATTEMPTS) return this.events.retry(delivery, backoff(attempts, PAUSES), attempts, reason);
        await this.calls.giveUp(event, subscriber, reason);
        this.count(delivery, 'dead');
        return this.events.bury(delivery, reason);
      });
      handledDeliveries.inc({ subscriber, outcome: 'failed' });
      this.logger.warn({ message: `${subscriber} failed`, eventId: event.id, attempts, reason });
    } catch {
      // The database is unavailable. The lease expires by itself, and then the delivery is claimed again.
    }
  }
}
