import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { DomainEvent, EventPayload, Recorded } from './domain-event';

export const SUBSCRIBER_OPTIONS = 'remit:subscriber';

export interface SubscriberOptions {
  /** The classes of the events it hears. */
  readonly to: HeardEvent | readonly HeardEvent[];
  /** Its name, equal to its file's: `<verb>-<noun>-when-<fact>`, of several facts what they have in common. Stored with every delivery, so it is never renamed. */
  readonly as: string;
  /** Without which it would find nothing to do: seen by the statement that publishes, which then leaves the delivery out. Default: it always hears. */
  readonly onlyIf?: Circumstance;
}

interface HeardEvent {
  readonly type: string;
  readonly version: number;
}

/**
 * The environment has a webhook endpoint; the invoice of the event has a link that can be paid; sync of the invoice with Nomod is on, or undecided; e-mails are
 * sent by themselves in the environment. Code that brings one about must hold the invoice's lock, or look at the invoice afterwards.
 */
export type Circumstance = 'webhook_endpoint_exists' | 'link_is_open' | 'invoice_sync_is_on' | 'emails_are_on';

/**
 * Hears one kind of event, or several that ask for the same, durably and at least once.
 *
 * `ask` runs first, outside any transaction, and is where Nomod may be called. `handle` runs in a unit of work of the event's environment that also
 * marks the delivery done: either both are committed or neither, so a repeat changes nothing. An error is retried with growing pauses.
 */
export interface EventSubscriber<E extends DomainEvent, Answer = void> {
  /** Where it runs; default: `gateway` with `ask`, `local` without. */
  readonly lane?: Lane;
  /** Seconds after the event at which the first run is due; default 0. Work that waits like this is not counted as backlog. */
  readonly firstRunAfterSeconds?: number;
  /**
   * Whether `handle` may run side by side with that of other events in one unit of work; default: no. To be set where there are many at a time and `handle`
   * writes no rows but those of the event's own invoice. All are rolled back when one fails, and then run one by one.
   */
  readonly runsInGroups?: boolean;
  /**
   * Whether it hears at once, in the unit of work of the delivery whose handler published the event, instead of through a delivery of its own; default:
   * no. For the next step of one flow, without which the publisher's is worth little. It has no `ask`, never runs again, and takes its locks in the
   * house's order after the publisher's. When anything in that unit of work fails, all of it is rolled back and runs again with a delivery for each.
   */
  readonly joins?: boolean;
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

/**
 * Work that only touches the database; work that asks the gateway first; calls of tenants' own webhook endpoints, which may be as slow as they like; and
 * e-mails, which all wait for one server. Each has its own slots: what waits in one holds up nothing in another.
 */
export type Lane = 'local' | 'gateway' | 'webhook' | 'email';
