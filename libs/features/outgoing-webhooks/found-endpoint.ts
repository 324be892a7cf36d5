import { ApiError } from '@remit/http-api';
import type { WebhookEndpoint } from './webhook-endpoint.entity';

/** @throws ApiError not_found */
export function foundEndpoint(endpoint: WebhookEndpoint | null): WebhookEndpoint {
  if (!endpoint) throw new ApiError('not_found', { message: 'There is no such webhook endpoint.' });
  return endpoint;
}

/** @throws ApiError not_found, conflict while the endpoint is disabled */
export function enabledEndpoint(known: WebhookEndpoint | null): WebhookEndpoint {
  const endpoint = foundEndpoint(known);
  if (endpoint.enabled) return endpoint;
  throw new ApiError('conflict', {
    message: 'The endpoint is disabled',
    hint: `Enable it first: PUT /webhook-endpoints/${endpoint.id} {"enabled": true}.`,
  });
}
