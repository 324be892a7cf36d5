import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database } from '@remit/database';
import { ApiKey } from './api-key.entity';
import { Environment } from './environment.entity';
import { Tenant } from './tenant.entity';

export interface Page {
  readonly limit: number;
  readonly offset: number;
  /** Id of the last row already seen. */
  readonly afterId?: string;
}

/** Rows of one tenant. They belong to no environment, so only the tenant of the running unit of work narrows them. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  async insertTenant(tenant: Tenant): Promise<void> {
    await this.manager.insert(Tenant, { ...tenant, tenantId: this.tenantId });
  }

  async findTenant(): Promise<Tenant | null> {
    return this.manager.findOneBy(Tenant, { tenantId: this.tenantId });
  }

  async insertEnvironment(environment: Environment): Promise<void> {
    await this.manager.insert(Environment, { ...environment, tenantId: this.tenantId });
  }

  async findEnvironment(id: string): Promise<Environment | null> {
    return this.manager.findOneBy(Environment, { tenantId: this.tenantId, id });
  }

  /** Newest first; at most the named ones when `ids` is given. */
  async listEnvironments(ids?: string[]): Promise<Environment[]> {
    return this.manager.find(Environment, {
      where: { tenantId: this.tenantId, ...(ids && { id: In(ids) }) },
      order: { id: 'DESC' },
    });
  }

  async insertApiKey(key: ApiKey): Promise<void> {
    await this.manager.insert(ApiKey, { ...key, tenantId: this.tenantId });
  }

  async findApiKeyByHash(hash: string): Promise<ApiKey | null> {
    return this.manager.findOneBy(ApiKey, { tenantId: this.tenantId, hash });
  }

  /** @param environmentId only a key of this environment; undefined: any key of the tenant. */
  async findApiKey(id: string, environmentId: string | undefined): Promise<ApiKey | null> {
    return this.manager.findOneBy(ApiKey, { tenantId: this.tenantId, id, ...(environmentId && { environmentId }) });
  }

  /** Keys that are not revoked, newest first, and how many there are. */
  async listApiKeys(environmentId: string | undefined, page: Page): Promise<[ApiKey[], number]> {
    const query = this.manager
      .createQueryBuilder(ApiKey, 'k')
      .where({ tenantId: this.tenantId, revokedAt: IsNull(), ...(environmentId && { environmentId }) });
    const total = await query.getCount();
    if (page.afterId) query.andWhere('k.id < :afterId', { afterId: page.afterId });
    return [await query.orderBy('k.id', 'DESC').take(page.limit).skip(page.offset).getMany(), total];
  }

  async saveRevocation(key: ApiKey): Promise<void> {
    const { revokedAt, updatedAt } = key;
    await this.manager.update(ApiKey, { tenantId: this.tenantId, id: key.id }, { revokedAt, updatedAt });
  }

  async touchApiKey(id: string, lastUsedAt: Date): Promise<void> {
    await this.manager.update(ApiKey, { tenantId: this.tenantId, id }, { lastUsedAt });
  }

  private get manager() {
    return this.database.manager;
  }

  private get tenantId(): string {
    return this.database.scope.tenantId;
  }
}
