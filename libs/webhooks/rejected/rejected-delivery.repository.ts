import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository, searchPage } from '@remit/database';
import type { PageQuery } from '@remit/http-api';
import { RejectedDelivery } from './rejected-delivery.entity';

@Injectable()
export class RejectedDeliveryRepository extends ScopedRepository<RejectedDelivery> {
  constructor(database: Database) {
    super(database, RejectedDelivery);
  }

  /** Removes all but the newest. */
  async keepNewest(count: number): Promise<void> {
    const { tenantId, environmentId } = this.database.scope;
    await this.manager.query(
      `delete from rejected_deliveries where tenant_id = $1 and environment_id = $2 and id <= (
         select id from rejected_deliveries where tenant_id = $1 and environment_id = $2 order by id desc offset $3 limit 1)`,
      [tenantId, environmentId, count],
    );
  }

  /** One more than the page holds when there are more, and how many there are in all. */
  async list(page: PageQuery): Promise<[RejectedDelivery[], number]> {
    return searchPage(this.manager, this.query('r'), page.pageRequest);
  }
}
