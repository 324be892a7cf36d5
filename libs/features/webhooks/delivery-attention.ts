import { type AttentionKind, AttentionResolved } from '@remit/domain-events';
import type { WebhookDelivery } from './webhook-delivery.entity';

/** Key of an attention row about a delivery. All deliveries of one charge share it. */
export function attentionKey(kind: AttentionKind, delivery: WebhookDelivery): string {
  return `${kind}:${delivery.chargeId ?? delivery.id}`;
}

/** Closes the rows that asked what the charge was for, because it is known now. */
export function deliveryAttentionResolved(delivery: WebhookDelivery): AttentionResolved[] {
  return (['unmatched_event', 'event_failed'] as const).map(
    (kind) => new AttentionResolved({ key: attentionKey(kind, delivery) }),
  );
}
