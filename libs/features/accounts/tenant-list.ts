import { Injectable } from '@nestjs/common';
import { DatabaseServer, MOST_COUNTED } from '@remit/database';
import type { ListTenantsQuery } from './dto/operator.dto';
import type { Environment } from './environment.entity';

export interface ListedTenant {
  readonly tenantId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly environments: readonly Pick<Environment, 'id' | 'name' | 'type'>[];
}

/** All tenants of the installation, for the operator. */
@Injectable()
export class TenantList {
  constructor(private readonly server: DatabaseServer) {}

  /**
   * One row more than the page holds when there are more, and the number of matches, exact up to `MOST_COUNTED`.
   * @throws ApiError validation_error for a place that is not of this list
   */
  async page(query: ListTenantsQuery): Promise<[ListedTenant[], number]> {
    const { order, after = null, offset, limit } = query.pageRequest;
    const wanted = query.search?.trim() || null;
    const rows = await this.server.operator<{
      tenant_id: string;
      name: string;
      created_at: Date;
      environments: ListedTenant['environments'];
    }>('tenants_of_installation', [wanted, after, order === 'asc', after === null ? offset : 0, limit + 1]);
    const [count] = await this.server.operator<{ total: number }>('count_of_tenants', [wanted, MOST_COUNTED]);
    const tenants = rows.map(({ tenant_id: tenantId, name, created_at: createdAt, environments }) => ({
      tenantId,
      name,
      createdAt,
      environments,
    }));
    return [tenants, count?.total ?? 0];
  }
}
