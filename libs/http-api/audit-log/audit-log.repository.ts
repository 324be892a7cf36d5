import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import type { PageQuery } from '../pagination/page-query.dto';
import { AuditLogEntry } from './audit-log-entry.entity';

/** The policy of this table knows the tenant only: an act of the operator is written for an environment that the transaction is not opened for. */
@Injectable()
export class AuditLogRepository {
  constructor(private readonly database: Database) {}

  async insert(entry: AuditLogEntry): Promise<void> {
    await this.database.manager.insert(AuditLogEntry, { ...entry, tenantId: this.database.scope.tenantId });
  }

  /** Acts in this environment, one more than the page holds when there are more, and how many there are in all. */
  async list(page: PageQuery): Promise<[AuditLogEntry[], number]> {
    const query = this.database.manager.createQueryBuilder(AuditLogEntry, 'entry').where({ ...this.database.scope });
    const total = await query.getCount();
    const isAscending = page.order === 'asc';
    if (page.position) query.andWhere(`entry.id ${isAscending ? '>' : '<'} :after`, { after: page.position.id });
    else query.offset(page.offset);
    const rows = await query
      .orderBy('entry.id', isAscending ? 'ASC' : 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return [rows, total];
  }
}
