import { Injectable } from '@nestjs/common';
import { Database, madeBetween, ScopedRepository, searchPage } from '@remit/database';
import type { SpanQuery } from '../dto/span.query';
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
  async list(query: SpanQuery): Promise<[RejectedDelivery[], number]> {
    const rows = this.query('r');
    madeBetween(rows, 'whr', query);
    return searchPage(this.manager, rows, query.pageRequest);
  }
}
