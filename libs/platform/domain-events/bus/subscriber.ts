import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { DomainEvent, EventPayload, Recorded } from '../catalogue/domain-event';
import type { DeliveryTuning, Lane } from './delivery-tuning';

export const SUBSCRIBER_OPTIONS = 'remit:subscriber';

export interface SubscriberOptions {
  /** The classes of the subscribed events. */
  readonly to: HeardEvent | readonly HeardEvent[];
  /**
   * Name of the subscriber, equal to its file's: `<verb>-<noun>-when-<fact>`. For several facts, `<fact>` is what
   * they have in common. It is stored with every delivery, so it is never renamed.
   */
  readonly as: string;
  /**
   * Tuning: no delivery without this interest of a feature; see `EventBus.interest`. It counts when the event is
   * committed. Default: always a delivery.
   */
  readonly onlyIf?: string;
  /** Events that are delivered in any case. */
  readonly always?: HeardEvent;
}

interface HeardEvent {
  readonly type: string;
  readonly version: number;
}

/**
 * Handles one kind of event, or several that require the same work, durably and at least once. `ask` runs first,
 * outside any transaction, and may call Nomod. `handle` runs in a unit of work of the event's environment, which also
 * marks the delivery done. Both are committed or neither, so a repetition changes nothing. Errors are retried with
 * growing pauses.
 */
export interface EventSubscriber<E extends DomainEvent, Answer = void> extends DeliveryTuning {
  ask?(event: Recorded<E>): Promise<Answer>;
  handle(event: Recorded<E>, answer: Answer): Promise<void | RunAgain>;
  /**
   * Runs in the unit of work that gives up the delivery after its last attempt. Record the failure where a person
   * will see it.
   */
  giveUp?(event: Recorded<E>, reason: string): Promise<void>;
}

/** Marks an injectable class as a subscriber. The bus finds it at the start. */
export function Subscriber(options: SubscriberOptions): ClassDecorator {
  return applyDecorators(Injectable(), SetMetadata(SUBSCRIBER_OPTIONS, options)) as ClassDecorator;
}

/**
 * Returned by `handle` when the work is done for now and due again later, for example for polling. It is no error,
 * and the backlog does not include it.
 */
export class RunAgain {
  private constructor(readonly seconds: number) {}

  /** Due again after so many seconds. */
  static after(seconds: number): RunAgain {
    return new RunAgain(seconds);
  }
}

/**
 * Thrown by a subscriber that must wait (rate limit, paused connection). Retried after `seconds`; not counted as a
 * failed attempt.
 */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  constructor(
    readonly seconds: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** A subscriber as it is registered with the bus. */
export interface RegisteredSubscriber {
  readonly name: string;
  readonly eventTypes: readonly string[];
  readonly lane: Lane;
  readonly firstRunAfterSeconds: number;
  readonly onlyIf: string | undefined;
  /** Type of the event that is delivered in any case. */
  readonly always: string | undefined;
  readonly instance: EventSubscriber<DomainEvent<EventPayload>, unknown>;
}
