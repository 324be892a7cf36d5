import type { ApiKey } from './api-key.entity';
import type { NewKey } from './api-keys.service';
import type {
  ApiKeyResponse,
  EnvironmentResponse,
  NewApiKeyResponse,
  NewTenantResponse,
} from './dto/account-responses.dto';
import type { TenantResponse } from './dto/operator.dto';
import type { Environment } from './environment.entity';
import type { ListedTenant } from './tenant-list';
import type { NewTenant } from './tenants.service';

export function presentEnvironment(environment: Environment): EnvironmentResponse {
  return {
    id: environment.id,
    name: environment.name,
    type: environment.type,
    return_hosts: environment.returnHosts,
    approval_limits: environment.approvalLimits,
    created_at: environment.createdAt.toISOString(),
    updated_at: environment.updatedAt.toISOString(),
  };
}

/** The only answer that contains the keys of a new tenant. */
export function presentNewTenant({ tenant, environments }: NewTenant): NewTenantResponse {
  return {
    id: tenant.tenantId,
    name: tenant.name,
    environments: environments.map(({ environment, apiKey }) => ({
      id: environment.id,
      name: environment.name,
      type: environment.type,
      api_key: apiKey,
    })),
  };
}

/** A tenant for the operator, without anything that opens it. */
export const presentListedTenant = ({ tenantId, name, environments, createdAt }: ListedTenant): TenantResponse => ({
  id: tenantId,
  name,
  environments: environments.map((environment) => ({ ...environment })),
  created_at: createdAt.toISOString(),
});

/** A key without its text: its last characters, its scopes and its last use. */
export function presentApiKey(key: ApiKey): ApiKeyResponse {
  return {
    id: key.id,
    name: key.name,
    type: 'private_key',
    provider: 'remit',
    display_id: key.displayId,
    environment_id: key.environmentId,
    scopes: key.scopes,
    roles: key.scopes,
    allowed_addresses: key.allowedAddresses,
    user_type: null,
    status: key.status,
    expires_at: key.expiresAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    created_at: key.createdAt.toISOString(),
    updated_at: key.updatedAt.toISOString(),
    created_by: key.createdBy,
    created_by_name: key.createdByName,
  };
}

/** A new key. Only this answer contains its text. */
export function presentNewApiKey({ key, text }: NewKey): NewApiKeyResponse {
  return { ...presentApiKey(key), api_key: text };
}
