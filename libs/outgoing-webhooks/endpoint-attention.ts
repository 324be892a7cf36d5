import { AttentionNeeded } from '@remit/domain-events';
import type { WebhookEndpoint } from './webhook-endpoint.entity';

/** Names the attention that an endpoint switched off by itself asks for, so that switching it on, or removing it, can take it back. */
export const endpointAttentionKey = (endpointId: string): string => `endpoint_disabled:${endpointId}`;

export function endpointAttention({
  id,
  url,
  disabledAt,
  disabledReason,
  failingSince,
}: WebhookEndpoint): AttentionNeeded {
  return new AttentionNeeded({
    key: endpointAttentionKey(id),
    kind: 'endpoint_disabled',
    summary: `Your webhook endpoint ${url} was switched off: it is told of nothing any more.`,
    invoice_id: null,
    payment_id: null,
    charge_id: null,
    connection_id: null,
    ours: { endpoint_id: id, url, disabled_at: disabledAt?.toISOString() ?? null },
    nomods: { reason: disabledReason, failing_since: failingSince?.toISOString() ?? null },
  });
}
