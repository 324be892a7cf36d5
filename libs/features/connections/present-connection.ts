import { type KnownCalls, paymentOptions } from '@remit/gateway';
import type { Connection } from './connection.entity';
import type { AccountNeighbour } from './sharing/account-neighbour.entity';
import { KnownHabits, listHabitsOf, readsObjects } from './habits/habit';
import type { AccountSweep } from './sweep/account-sweep.entity';
import type { ConnectionCallsResponse, ConnectionSweepResponse } from './dto/connection-calls-response.dto';
import type { ConnectionResponse, SharedAccountResponse } from './dto/connection-response.dto';

/** A connection as answers show it: all members; of each secret only its time and its last characters. */
export function presentConnection(
  connection: Connection,
  webhookUrl: string,
  neighbours: readonly AccountNeighbour[],
): ConnectionResponse {
  return {
    id: connection.id,
    name: connection.name,
    provider_type: connection.providerType,
    status: connection.status,
    sync_config: connection.syncConfig,
    metadata: connection.metadata,
    title_template: connection.titleTemplate,
    payment_options: paymentOptions(connection.paymentOptions),
    link_expires_after_hours: connection.linkExpiresAfterHours,
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
    shared_account: neighbours.map((neighbour) => presentNeighbour(connection, neighbour)),
    reads_objects: readsObjects(listHabitsOf(new KnownHabits(connection.nomodHabits))),
    switch_off_asked_at: connection.switchOffAskedAt?.toISOString() ?? null,
    paused_at: connection.pausedAt?.toISOString() ?? null,
    paused_reason: connection.pausedReason,
    last_call_succeeded_at: connection.lastCallSucceededAt?.toISOString() ?? null,
    last_call_failed_at: connection.lastCallFailedAt?.toISOString() ?? null,
    last_call_failure: connection.lastCallFailure,
    version: connection.version,
    environment_id: connection.environmentId,
    tenant_id: connection.tenantId,
    created_at: connection.createdAt.toISOString(),
    updated_at: connection.updatedAt.toISOString(),
    created_by: connection.createdBy,
    updated_by: connection.updatedBy,
  };
}

/** Of another tenant it only says that there is one. */
function presentNeighbour({ tenantId, environmentId }: Connection, other: AccountNeighbour): SharedAccountResponse {
  const isOwn = other.otherTenantId === tenantId;
  const isHere = isOwn && other.otherEnvironmentId === environmentId;
  return {
    with: isHere ? 'same_environment' : isOwn ? 'other_environment' : 'other_tenant',
    environment_id: isOwn ? other.otherEnvironmentId : null,
    connection_id: isOwn ? other.otherConnectionId : null,
    seen_at: other.seenAt.toISOString(),
  };
}

export function presentCalls(connectionId: string, known: KnownCalls): Omit<ConnectionCallsResponse, 'sweep'> {
  return {
    connection_id: connectionId,
    calls_per_second: Math.round(known.callsPerSecond * 10) / 10,
    last_refused_at: known.lastRefusedAt?.toISOString() ?? null,
    blocked_until: known.blockedUntil?.toISOString() ?? null,
    is_down: known.isDown,
    today: known.today,
  };
}

export function presentSweep(sweep: AccountSweep, habits: KnownHabits): ConnectionSweepResponse {
  const { sweptAt } = sweep;
  const lists = listHabitsOf(habits);
  return {
    swept_at: sweptAt?.toISOString() ?? null,
    lag_seconds: sweptAt && Math.max(Math.round((Date.now() - sweptAt.getTime()) / 1_000), 0),
    interval_seconds: sweep.pauseSeconds,
    webhooks: sweep.webhooks,
    reads_objects: sweep.readsObjects,
    lists_newest_first: lists.areNewestFirst,
    lists_have_count: lists.haveCount,
    lists_are_filtered: lists.areFiltered,
    lists_have_end: lists.haveEnd,
  };
}
