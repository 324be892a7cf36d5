import { ApiError, readMoment } from '@remit/http-api';
import type { ApiKeyInput } from './api-keys.service';
import type { CreateApiKeyRequest } from './dto/account-requests.dto';

/**
 * @param environmentId used when the request names no environment
 * @throws ApiError validation_error for an expiry in the past
 */
export function readApiKeyRequest(body: CreateApiKeyRequest, environmentId: string | null): ApiKeyInput {
  const expiresAt = readMoment(body.expires_at) ?? null;
  if (expiresAt && expiresAt.getTime() <= Date.now()) {
    throw ApiError.invalidField('expires_at', 'expires_at must be in the future');
  }
  return {
    name: body.name.trim(),
    scopes: body.scopes ?? ['read', 'write'],
    allowedAddresses: body.allowed_addresses ?? [],
    environmentId: body.environment_id === undefined ? environmentId : body.environment_id,
    expiresAt,
  };
}
