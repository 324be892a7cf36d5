import { ApiError } from '@remit/http-api';
import { readOptions } from '@remit/gateway';
import type { ConnectionChanges, NewConnection } from './connections.service';
import type { CreateConnectionRequest, UpdateConnectionRequest } from './dto/connection-requests.dto';
import { type EnvironmentType, requireMode } from './key-mode';
import { readSyncConfig, type SyncConfigRequest } from './dto/sync-config.dto';
import { refusedDirections, type SyncConfig } from './sync-config';

/**
 * @throws ApiError validation_error without an API key, for a key of the other mode, or for a direction that cannot
 * be switched on
 */
export function readCreateRequest(body: CreateConnectionRequest, environmentType: EnvironmentType): NewConnection {
  const apiKey = body.api_key ?? body.encrypted_secret_data?.api_key;
  if (!apiKey) throw ApiError.invalidField('api_key', 'API key is required.');
  requireMode(apiKey, environmentType, body.confirm_mode);
  return {
    environmentType,
    name: body.name.trim(),
    providerType: body.provider_type,
    apiKey,
    webhookSecret: body.webhook_secret ?? body.encrypted_secret_data?.webhook_secret ?? null,
    syncConfig: allowed(body.sync_config),
    metadata: body.metadata ?? {},
    titleTemplate: body.title_template?.trim() ?? null,
    paymentOptions: readOptions(body.payment_options ?? {}),
    linkExpiresAfterHours: body.link_expires_after_hours ?? null,
    publish: body.status === 'published',
  };
}

/** @throws ApiError validation_error for a direction that cannot be enabled */
export function readUpdateRequest(body: UpdateConnectionRequest): ConnectionChanges {
  return {
    name: body.name?.trim(),
    syncConfig: body.sync_config === undefined ? undefined : allowed(body.sync_config),
    metadata: body.metadata === undefined ? undefined : (body.metadata ?? {}),
    titleTemplate: body.title_template === undefined ? undefined : (body.title_template?.trim() ?? null),
    paymentOptions: body.payment_options === undefined ? undefined : readOptions(body.payment_options ?? {}),
    linkExpiresAfterHours: body.link_expires_after_hours,
  };
}

function allowed(request: SyncConfigRequest | null | undefined): SyncConfig {
  const config = readSyncConfig(request ?? {});
  const refused = refusedDirections(config);
  if (refused.length === 0) return config;
  throw ApiError.invalidFields(
    refused.map((path) => ({ param: `sync_config.${path}`, message: `${path} cannot be enabled` })),
  );
}
