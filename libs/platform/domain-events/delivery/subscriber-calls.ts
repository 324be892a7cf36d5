import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Database } from '@remit/database';
import type { RecordedEvent } from '../catalogue/domain-event';
import { type EventContext, runWithEventContext } from '../bus/event-context';
import { handledDeliveries } from './event-metrics';
import { RunAgain } from '../bus/subscriber';
import { askChannel, giveUpChannel, handleChannel } from './subscriber-registry';
import { inSpan, type SpanPlace, subscriberSpan } from '../tracing';

/** Calls the methods of a subscriber in the context of the event. */
@Injectable()
export class SubscriberCalls {
  constructor(
    private readonly database: Database,
    private readonly emitter: EventEmitter2,
  ) {}

  async ask(event: RecordedEvent, subscriber: string): Promise<unknown> {
    return runWithEventContext(contextOf(event, subscriber), () => this.emit(askChannel(subscriber), event));
  }

  /**
   * Runs in the running unit of work.
   * @param mayJoin see `EventContext`
   */
  async handle(
    event: RecordedEvent,
    subscriber: string,
    { answer, mayJoin }: { answer?: unknown; mayJoin?: EventContext['mayJoin'] },
  ): Promise<unknown> {
    return runWithEventContext({ ...contextOf(event, subscriber), mayJoin }, () =>
      this.emit(handleChannel(subscriber), event, answer),
    );
  }

  /** As `handle`, for a subscriber without a delivery of its own. */
  async join(event: RecordedEvent, subscriber: string, mayJoin: EventContext['mayJoin']): Promise<void> {
    await inSpan(subscriber, { kind: 'consumer', place: placeOf(event, subscriber) }, async () => {
      const outcome = await this.handle(event, subscriber, { mayJoin });
      if (outcome instanceof RunAgain) throw new Error(`${subscriber} has joined and cannot run again`);
    });
    this.database.afterCommit(() => handledDeliveries.inc({ subscriber, outcome: 'done' }));
  }

  async giveUp(event: RecordedEvent, subscriber: string, reason: string): Promise<void> {
    await this.emit(giveUpChannel(subscriber), event, reason);
  }

  /** Every channel has exactly one listener: the subscriber's own method. */
  private async emit(channel: string, ...parameters: unknown[]): Promise<unknown> {
    const answers: unknown[] = await this.emitter.emitAsync(channel, ...parameters);
    return answers[0];
  }
}

/** Place of a subscriber's span in the trace of an event. */
export const placeOf = (event: RecordedEvent, subscriber: string): SpanPlace => ({
  correlationId: event.correlationId,
  span: subscriberSpan(event.id, subscriber),
  parent: event.causationId === null ? event.correlationId : subscriberSpan(event.causationId, event.actor),
});

const contextOf = (event: RecordedEvent, subscriber: string): EventContext => ({
  actor: subscriber,
  correlationId: event.correlationId,
  causationId: event.id,
});
