import type {
  OutgoingAttemptResponse,
  OutgoingWebhookDetailsResponse,
  OutgoingWebhookResponse,
} from './dto/outgoing-webhook.dto';
import type {
  NewWebhookEndpointResponse,
  ObservedWebhookEndpointResponse,
  WebhookEndpointResponse,
} from './dto/webhook-endpoint.dto';
import type { OutgoingAttempt } from './outgoing-attempt.entity';
import type { OutgoingWebhook } from './outgoing-webhook.entity';
import type { OutgoingWebhookRecord } from './outgoing-webhooks.service';
import type { WebhookEndpoint } from './webhook-endpoint.entity';
import type { EndpointWithSecret, ObservedEndpoint } from './webhook-endpoints.service';

/** An endpoint without its secrets. */
export function presentEndpoint(endpoint: WebhookEndpoint): WebhookEndpointResponse {
  return {
    id: endpoint.id,
    url: endpoint.url,
    description: endpoint.description,
    events: endpoint.eventTypes,
    dialect: endpoint.dialect,
    enabled: endpoint.enabled,
    failing_since: time(endpoint.failingSince),
    paused_until: time(endpoint.pausedUntil),
    disabled_at: time(endpoint.disabledAt),
    disabled_reason: endpoint.disabledReason,
    previous_secret_valid_until: time(endpoint.previousSecretUntil),
    environment_id: endpoint.environmentId,
    tenant_id: endpoint.tenantId,
    created_by: endpoint.createdBy,
    created_at: endpoint.createdAt.toISOString(),
    updated_at: endpoint.updatedAt.toISOString(),
  };
}

export function presentObserved({ endpoint, lately }: ObservedEndpoint): ObservedWebhookEndpointResponse {
  return { ...presentEndpoint(endpoint), attempts_24h: lately.attempts, failures_24h: lately.failures };
}

/** Only the responses to creation and rotation contain a secret. */
export function presentWithSecret({ endpoint, secret }: EndpointWithSecret): NewWebhookEndpointResponse {
  return { ...presentEndpoint(endpoint), secret };
}

export function presentOutgoing(webhook: OutgoingWebhook): OutgoingWebhookResponse {
  return {
    id: webhook.id,
    endpoint_id: webhook.endpointId,
    event_id: webhook.eventId,
    event_type: webhook.eventType,
    status: webhook.status,
    attempt_count: webhook.attempts,
    response_status: webhook.responseStatus,
    last_error: webhook.lastError,
    next_attempt_at: time(webhook.nextAttemptAt),
    created_at: webhook.createdAt.toISOString(),
    finished_at: time(webhook.finishedAt),
  };
}

export function presentOutgoingDetails(record: OutgoingWebhookRecord): OutgoingWebhookDetailsResponse {
  return {
    ...presentOutgoing(record.webhook),
    body: record.body,
    attempts: record.attempts.map(presentAttempt),
  };
}

function presentAttempt(attempt: OutgoingAttempt): OutgoingAttemptResponse {
  return {
    number: attempt.number,
    request_headers: attempt.requestHeaders,
    response_status: attempt.responseStatus,
    response_body: attempt.responseBody,
    error: attempt.error,
    duration_ms: attempt.durationMs,
    attempted_at: attempt.attemptedAt.toISOString(),
  };
}

const time = (at: Date | null): string | null => at?.toISOString() ?? null;
