import { Injectable } from '@nestjs/common';
import { Database, tenantScope } from '@remit/database';
import { ApiError, type KeyScope } from '@remit/http-api';
import { AccountRepository } from './account.repository';
import type { ApiKey } from './api-key.entity';
import { hashApiKey, tenantIdOfApiKey } from './api-key-text';
import type { EnvironmentType } from './environment.entity';

export interface OpenedEnvironment {
  readonly id: string;
  readonly name: string;
  readonly type: EnvironmentType;
}

export interface KeyAccess {
  readonly keyId: string;
  readonly keyName: string;
  readonly tenantId: string;
  readonly tenantName: string;
  /** The only environment the key opens; null for a key of the whole tenant. */
  readonly boundTo: string | null;
  readonly scopes: readonly KeyScope[];
  readonly allowedAddresses: readonly string[];
  readonly environments: readonly OpenedEnvironment[];
}

/** Tells what a key opens before an environment is chosen. The sign-in uses it. */
@Injectable()
export class KeyEnvironments {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
  ) {}

  /** @throws ApiError unauthorized for a key that is unknown, expired or revoked */
  async of(secret: string): Promise<KeyAccess> {
    const tenantId = tenantIdOfApiKey(secret);
    if (tenantId === undefined) throw new ApiError('unauthorized');
    return this.opened(tenantId, () => this.accounts.findApiKeyByHash(hashApiKey(secret)));
  }

  /**
   * The same for a key that was verified before.
   * @throws ApiError unauthorized when it was revoked or has expired since
   */
  async ofHeld({ tenantId, keyId }: { tenantId: string; keyId: string }): Promise<KeyAccess> {
    return this.opened(tenantId, () => this.accounts.findApiKey(keyId));
  }

  private opened(tenantId: string, find: () => Promise<ApiKey | null>): Promise<KeyAccess> {
    return this.database.transaction(tenantScope(tenantId), async () => {
      const key = await find();
      if (!key?.isUsable(new Date())) throw new ApiError('unauthorized');
      const tenant = await this.accounts.findTenant();
      const environments = await this.accounts.findEnvironments(key.environmentId ?? undefined);
      return {
        keyId: key.id,
        keyName: key.name,
        tenantId,
        tenantName: tenant?.name ?? tenantId,
        boundTo: key.environmentId,
        scopes: key.scopes,
        allowedAddresses: key.allowedAddresses,
        environments: environments.map(({ id, name, type }) => ({ id, name, type })),
      };
    });
  }
}
