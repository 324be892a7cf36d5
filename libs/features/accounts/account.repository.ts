import { Injectable } from '@nestjs/common';
import { IsNull, type SelectQueryBuilder } from 'typeorm';
import { Database } from '@remit/database';
import type { PageQuery } from '@remit/http-api';
import type { ListApiKeysQuery } from './dto/account-requests.dto';
import { ApiKey } from './api-key.entity';
import { Environment } from './environment.entity';
import { Tenant } from './tenant.entity';

/** Rows of one tenant. They belong to no environment, so only the tenant of the unit of work restricts them. */
@Injectable()
export class AccountRepository {
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

  /** Locks the tenant, so that two requests cannot both count and then both add an environment. */
  async countEnvironments(): Promise<number> {
    await this.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [this.tenantId]);
    return this.manager.countBy(Environment, { tenantId: this.tenantId });
  }

  async findEnvironment(id: string): Promise<Environment | null> {
    return this.manager.findOneBy(Environment, { tenantId: this.tenantId, id });
  }

  /** @param id restricts the result to this environment */
  async findEnvironments(id: string | undefined): Promise<Environment[]> {
    return this.manager.findBy(Environment, { tenantId: this.tenantId, ...(id !== undefined && { id }) });
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async listEnvironments(id: string | undefined, page: PageQuery): Promise<[Environment[], number]> {
    const query = this.manager
      .createQueryBuilder(Environment, 'row')
      .where({ tenantId: this.tenantId, ...(id !== undefined && { id }) });
    return paged(query, page);
  }

  async saveRules({ id, returnHosts, approvalLimits, updatedAt }: Environment): Promise<void> {
    const rules = { returnHosts, approvalLimits, updatedAt };
    await this.manager.update(Environment, { tenantId: this.tenantId, id }, rules);
  }

  /** Locks the keys of the tenant: no key is made while those of a person who leaves are revoked. */
  async lockKeys(): Promise<void> {
    await this.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [this.tenantId]);
  }

  async insertApiKey(key: ApiKey): Promise<void> {
    await this.manager.insert(ApiKey, { ...key, tenantId: this.tenantId });
  }

  async findApiKeyByHash(hash: string): Promise<ApiKey | null> {
    return this.manager.findOneBy(ApiKey, { tenantId: this.tenantId, hash });
  }

  async findApiKey(id: string): Promise<ApiKey | null> {
    return this.manager.findOneBy(ApiKey, { tenantId: this.tenantId, id });
  }

  /**
   * Keys of a person that are not revoked.
   * @param environmentId returns only keys of this environment; null returns those of the whole tenant too
   */
  async apiKeysOf(responsible: string, environmentId: string | null): Promise<ApiKey[]> {
    const reach = environmentId !== null && { environmentId };
    return this.manager.findBy(ApiKey, { tenantId: this.tenantId, responsible, revokedAt: IsNull(), ...reach });
  }

  /**
   * Keys that are not revoked: one row more than the page holds when there are more, and the total count.
   * @param environmentId returns only keys that open this environment, including those of the whole tenant
   */
  async listApiKeys(environmentId: string | undefined, page: ListApiKeysQuery): Promise<[ApiKey[], number]> {
    const query = this.manager
      .createQueryBuilder(ApiKey, 'row')
      .where({ tenantId: this.tenantId, revokedAt: IsNull() });
    if (environmentId !== undefined)
      query.andWhere('(row.environmentId = :environmentId or row.environmentId is null)', { environmentId });
    if (page.responsible) query.andWhere('row.responsible = :responsible', { responsible: page.responsible });
    return paged(query, page);
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

async function paged<Row extends ApiKey | Environment>(
  query: SelectQueryBuilder<Row>,
  page: PageQuery,
): Promise<[Row[], number]> {
  const total = await query.getCount();
  const { order, after, offset } = page.pageRequest;
  const isAscending = order === 'asc';
  if (after !== undefined) query.andWhere(`row.id ${isAscending ? '>' : '<'} :after`, { after });
  else query.offset(offset);
  const rows = await query
    .orderBy('row.id', isAscending ? 'ASC' : 'DESC')
    .limit(page.limit + 1)
    .getMany();
  return [rows, total];
}
