import type { RecordedEvent } from '../catalogue/domain-event';
import type { Handover, Slot } from './handover';
import type { QueuedDelivery, StoredEvent } from './event.repository';
import type { Lane } from '../bus/delivery-tuning';
import type { RegisteredSubscriber } from '../bus/subscriber';

/**
 * An event that is being stored, with the slots reserved for its deliveries. The caller must end it once, by
 * `committed` or `rolledBack`.
 */
export class Publication {
  readonly stored: StoredEvent;
  private readonly slots = new Map<string, Slot>();

  constructor(
    private readonly event: RecordedEvent,
    subscribers: readonly RegisteredSubscriber[],
    handover: Handover,
  ) {
    const { id, type, version, occurredAt, actor, actorName, correlationId, causationId, payload } = event;
    this.stored = {
      id,
      type,
      version,
      occurred_at: occurredAt,
      actor,
      actor_name: actorName ?? null,
      correlation_id: correlationId,
      causation_id: causationId,
      payload,
      subscribers: subscribers.map(({ name, lane, firstRunAfterSeconds, onlyIf, always }): QueuedDelivery => {
        const slot = firstRunAfterSeconds > 0 ? undefined : handover.reserve(lane, event.scope);
        if (slot) this.slots.set(name, slot);
        const leased = slot && { worker: slot.worker, lease: slot.leaseSeconds };
        const wantedBy = always === type ? undefined : onlyIf;
        return { name, lane, after: firstRunAfterSeconds, only_if: wantedBy, ...leased };
      }),
    };
  }

  /** Whether the worker of this process starts at least one of its deliveries at the commit. */
  get isTakenOver(): boolean {
    return this.slots.size > 0;
  }

  get environmentId(): string {
    return this.event.scope.environmentId;
  }

  /** Lanes with deliveries that are due now and have no worker yet. */
  get waitingLanes(): Lane[] {
    return this.stored.subscribers.filter(({ after, worker }) => after === 0 && !worker).map(({ lane }) => lane);
  }

  /**
   * Gives back the slots of deliveries that were not stored.
   * @param isStored whether the delivery of the subscriber was stored
   */
  keep(isStored: (subscriber: string) => boolean): void {
    for (const [subscriber, slot] of this.slots) {
      if (isStored(subscriber)) continue;
      slot.release();
      this.slots.delete(subscriber);
    }
  }

  committed(): void {
    for (const [subscriber, slot] of this.slots) {
      slot.use({ event: this.event, subscriber, attempts: 1, worker: slot.worker });
    }
  }

  rolledBack(): void {
    this.keep(() => false);
  }
}
