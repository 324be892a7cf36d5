import type { Scope } from '@remit/database';

/** What happened, as plain data: ids, words, amounts in minor units as decimal text. No entities, no secrets. */
export type EventPayload = Readonly<Record<string, unknown>>;

/** A past fact. Subclasses name their type and version and live in the catalogue. */
export abstract class DomainEvent<P extends EventPayload = EventPayload> {
  constructor(readonly payload: P) {}
}

/** Class of an event: what subscribers name and what the catalogue lists. */
export interface DomainEventClass<P extends EventPayload = EventPayload> {
  readonly type: string;
  /** Grows when the payload changes shape. */
  readonly version: number;
  new (payload: P): DomainEvent<P>;
}

/** An event as it was stored: the fact with its circumstances. */
export interface RecordedEvent<P extends EventPayload = EventPayload> {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: Date;
  readonly scope: Scope;
  /** Who caused it: `key_...`, `operator`, `nomod`, or the subscriber that acted. */
  readonly actor: string;
  /** Shared by everything that follows from one request or delivery. */
  readonly correlationId: string;
  /** Id of the event that led to this one. */
  readonly causationId: string | null;
  readonly payload: P;
}

/** The recorded form of an event class. */
export type Recorded<E> = E extends DomainEvent<infer P> ? RecordedEvent<P> : never;

/** What an event is about: its invoice, else its payment, else nothing but itself. */
export function subjectOf({ id, payload }: RecordedEvent): string {
  return String(payload['invoice_id'] ?? payload['payment_id'] ?? id);
}
