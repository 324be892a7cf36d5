import { Injectable } from '@nestjs/common';
import { Database, madeBetween, ScopedRepository, searchPage } from '@remit/database';
import type { SpanQuery } from '../dto/list-deliveries.query';
import { RejectedDelivery } from './rejected-delivery.entity';

@Injectable()
export class RejectedDeliveryRepository extends ScopedRepository<RejectedDelivery> {
  constructor(database: Database) {
    super(database, RejectedDelivery);
  }

  /** Removes the oldest rows beyond the limit. */
  async keepNewest(count: number): Promise<void> {
    const { tenantId, environmentId } = this.database.scope;
    await this.manager.query(
      `delete from rejected_deliveries where tenant_id = $1 and environment_id = $2 and id <= (
         select id from rejected_deliveries where tenant_id = $1 and environment_id = $2 order by id desc offset $3 limit 1)`,
      [tenantId, environmentId, count],
    );
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(query: SpanQuery): Promise<[RejectedDelivery[], number]> {
    const rows = this.query('r');
    madeBetween(rows, 'whr', query);
    return searchPage(this.manager, rows, query.pageRequest);
  }
}
