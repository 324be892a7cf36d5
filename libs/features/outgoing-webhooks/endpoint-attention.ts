import { AttentionNeeded } from '@remit/domain-events';
import type { WebhookEndpoint } from './webhook-endpoint.entity';

/** Key of the attention row for an automatically disabled endpoint. Enabling or removing the endpoint resolves it. */
export const endpointAttentionKey = (endpointId: string): string => `endpoint_disabled:${endpointId}`;

export const pauseAttentionKey = (endpointId: string): string => `endpoint_paused:${endpointId}`;

/** For a receiver that did not answer the probe either. */
export function pauseAttention({ id, url, failingSince }: WebhookEndpoint): AttentionNeeded {
  return new AttentionNeeded({
    key: pauseAttentionKey(id),
    kind: 'endpoint_paused',
    summary: `Your webhook endpoint ${url} does not answer. Remit keeps its messages queued and probes it every few minutes.`,
    ours: { endpoint_id: id, url },
    nomods: { failing_since: failingSince?.toISOString() ?? null },
  });
}

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
    summary: `Remit disabled your webhook endpoint ${url}. It receives no messages.`,
    ours: { endpoint_id: id, url, disabled_at: disabledAt?.toISOString() ?? null },
    nomods: { reason: disabledReason, failing_since: failingSince?.toISOString() ?? null },
  });
}
