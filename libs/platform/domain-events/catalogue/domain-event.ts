import type { Scope } from '@remit/database';

/** The data of an event: ids, words, amounts in minor units as decimal text. No entities, no secrets. */
export type EventPayload = Readonly<Record<string, unknown>>;

/** A past fact. Subclasses define its type and version and belong to the catalogue. */
export abstract class DomainEvent<P extends EventPayload = EventPayload> {
  constructor(readonly payload: P) {}
}

/** Class of an event. Subscribers refer to it, and the catalogue lists it. */
export interface DomainEventClass<P extends EventPayload = EventPayload> {
  readonly type: string;
  /** Incremented when the structure of the payload changes. */
  readonly version: number;
  new (payload: P): DomainEvent<P>;
}

/** A stored event: the fact with its circumstances. */
export interface RecordedEvent<P extends EventPayload = EventPayload> {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: Date;
  readonly scope: Scope;
  /** The cause: `key_...`, `usr_...`, `operator`, `nomod`, or the name of a subscriber. */
  readonly actor: string;
  /** Name of that key or person then; absent or null for other causes. */
  readonly actorName?: string | null;
  /** The same for all events that follow from one request or delivery. */
  readonly correlationId: string;
  /** Id of the event that led to this one. */
  readonly causationId: string | null;
  readonly payload: P;
}

/** The recorded form of an event class. */
export type Recorded<E> = E extends DomainEvent<infer P> ? RecordedEvent<P> : never;

/** Subject of an event: its invoice, otherwise its payment, otherwise the event itself. */
export function subjectOf({ id, payload }: RecordedEvent): string {
  return String(payload['invoice_id'] ?? payload['payment_id'] ?? id);
}
