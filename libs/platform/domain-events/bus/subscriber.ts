import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { DomainEvent, EventPayload, Recorded } from '../catalogue/domain-event';
import type { Circumstance, DeliveryTuning, Lane } from './delivery-tuning';

export const SUBSCRIBER_OPTIONS = 'remit:subscriber';

export interface SubscriberOptions {
  /** The classes of the events it hears. */
  readonly to: HeardEvent | readonly HeardEvent[];
  /** Its name, equal to its file's: `<verb>-<noun>-when-<fact>`, of several facts what they have in common. Stored with every delivery, so it is never renamed. */
  readonly as: string;
  /** Tuning: skip the delivery unless this holds when the event is published. Default: it always hears. */
  readonly onlyIf?: Circumstance;
}

interface HeardEvent {
  readonly type: string;
  readonly version: number;
}

/**
 * Hears one kind of event, or several that ask for the same, durably and at least once.
 *
 * `ask` runs first, outside any transaction, and is where Nomod may be called. `handle` runs in a unit of work of the event's environment that also
 * marks the delivery done: either both are committed or neither, so a repeat changes nothing. An error is retried with growing pauses.
 */
export interface EventSubscriber<E extends DomainEvent, Answer = void> extends DeliveryTuning {
  ask?(event: Recorded<E>): Promise<Answer>;
  handle(event: Recorded<E>, answer: Answer): Promise<void | RunAgain>;
  /** Called in the unit of work that gives the delivery up after its last try: leave a trace that a person will see. */
  giveUp?(event: Recorded<E>, reason: string): Promise<void>;
}

/** Marks an injectable class as a subscriber; the bus finds it at start. */
export function Subscriber(options: SubscriberOptions): ClassDecorator {
  return applyDecorators(Injectable(), SetMetadata(SUBSCRIBER_OPTIONS, options)) as ClassDecorator;
}

/** Returned by `handle`: this work is done for now and is due again later, as polling is. Not an error, not counted as backlog. */
export class RunAgain {
  private constructor(readonly seconds: number) {}

  static after(seconds: number): RunAgain {
    return new RunAgain(seconds);
  }
}

/** Thrown by a subscriber that must wait (rate limit, paused connection): tried again after `seconds`, not counted as a failed attempt. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  constructor(
    readonly seconds: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** A subscriber as the bus knows it. */
export interface RegisteredSubscriber {
  readonly name: string;
  readonly eventTypes: readonly string[];
  readonly lane: Lane;
  readonly firstRunAfterSeconds: number;
  readonly onlyIf: Circumstance | undefined;
  readonly instance: EventSubscriber<DomainEvent<EventPayload>, unknown>;
}
