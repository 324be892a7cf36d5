import { Injectable } from '@nestjs/common';
import { Database, newId, tenantScope } from '@remit/database';
import { ApiError, KEY_SCOPES } from '@remit/http-api';
import { AccountRepository } from './account.repository';
import { type ApiKeyInput, ApiKeysService, type NewKey } from './api-keys.service';
import type { Environment, EnvironmentType } from './environment.entity';
import { EnvironmentsService } from './environments.service';
import { Tenant } from './tenant.entity';

export interface NewTenant {
  readonly tenant: Tenant;
  readonly environments: readonly { readonly environment: Environment; readonly apiKey: string }[];
}

const FIRST_ENVIRONMENTS: readonly { name: string; type: EnvironmentType }[] = [
  { name: 'Sandbox', type: 'sandbox' },
  { name: 'Production', type: 'production' },
];

/** Tenants. Only the operator makes them. */
@Injectable()
export class TenantsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly environments: EnvironmentsService,
    private readonly apiKeys: ApiKeysService,
  ) {}

  /**
   * Makes a tenant with a sandbox and a production environment, each with a key of all scopes. The keys are shown
   * only this time.
   */
  async create(name: string): Promise<NewTenant> {
    const tenantId = newId('tenant');
    return this.database.transaction(tenantScope(tenantId), async () => {
      const tenant = Object.assign(new Tenant(), { tenantId, name, createdAt: new Date() });
      await this.accounts.insertTenant(tenant);
      const environments: { environment: Environment; apiKey: string }[] = [];
      for (const wanted of FIRST_ENVIRONMENTS) {
        const environment = await this.environments.add(wanted);
        const { text } = await this.apiKeys.issue({
          name: `${wanted.name} key`,
          environmentId: environment.id,
          scopes: [...KEY_SCOPES],
          allowedAddresses: [],
          expiresAt: null,
        });
        environments.push({ environment, apiKey: text });
      }
      return { tenant, environments };
    });
  }

  /**
   * Makes another key for a tenant, for example one for all environments, or after its keys were lost.
   * @throws ApiError not_found
   */
  async createApiKey(tenantId: string, input: ApiKeyInput): Promise<NewKey> {
    return this.database.transaction(tenantScope(tenantId), async () => {
      if (!(await this.accounts.findTenant())) throw new ApiError('not_found', { message: 'There is no such tenant.' });
      return this.apiKeys.issue(input);
    });
  }
}
