import { type AttentionKind, AttentionResolved } from '@remit/domain-events';
import type { WebhookDelivery } from './webhook-delivery.entity';

/** Names a row about a delivery; every delivery of one charge shares it. */
export function attentionKey(kind: AttentionKind, delivery: WebhookDelivery): string {
  return `${kind}:${delivery.chargeId ?? delivery.id}`;
}

/** What the charge of a delivery was for is known: the rows that asked about it close. */
export function deliveryAttentionResolved(delivery: WebhookDelivery): AttentionResolved[] {
  return (['unmatched_event', 'event_failed'] as const).map(
    (kind) => new AttentionResolved({ key: attentionKey(kind, delivery) }),
  );
}
