import type { Connection } from './connection.entity';
import type { ConnectionResponse } from './dto/connection-response.dto';

/** A connection as answers show it: every key present, of its secrets only when they were set and how they end. */
export function presentConnection(connection: Connection, webhookUrl: string): ConnectionResponse {
  return {
    id: connection.id,
    name: connection.name,
    provider_type: connection.providerType,
    status: connection.status,
    sync_config: connection.syncConfig,
    metadata: connection.metadata,
    credentials: {
      api_key: {
        set_at: connection.status === 'archived' ? null : connection.apiKeySetAt.toISOString(),
        last4: connection.apiKeyLast4,
      },
      webhook_secret: {
        set_at: connection.webhookSecretSetAt?.toISOString() ?? null,
        last4: connection.webhookSecretLast4,
        previous_valid_until: connection.previousWebhookSecretUntil?.toISOString() ?? null,
      },
    },
    webhook_url: webhookUrl,
    paused_at: connection.pausedAt?.toISOString() ?? null,
    paused_reason: connection.pausedReason,
    last_call_succeeded_at: connection.lastCallSucceededAt?.toISOString() ?? null,
    last_call_failed_at: connection.lastCallFailedAt?.toISOString() ?? null,
    last_call_failure: connection.lastCallFailure,
    environment_id: connection.environmentId,
    tenant_id: connection.tenantId,
    created_at: connection.createdAt.toISOString(),
    updated_at: connection.updatedAt.toISOString(),
    created_by: connection.createdBy,
    updated_by: connection.updatedBy,
  };
}
