import { Injectable } from '@nestjs/common';
import { Database, searchPage } from '@remit/database';
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
    const { manager, scope } = this.database;
    const query = manager.createQueryBuilder(AuditLogEntry, 'entry').where({ ...scope });
    return searchPage(manager, query, page.pageRequest);
  }
}
