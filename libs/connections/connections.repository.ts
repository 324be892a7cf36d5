import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Database, ScopedRepository } from '@remit/database';
import type { PageQuery } from '@remit/http-api';
import { Connection } from './connection.entity';
import type { ConnectionStatus } from './connection-status';

export interface ConnectionFilter {
  /** Undefined: all but the archived ones. */
  readonly status?: ConnectionStatus;
  readonly ids?: readonly string[];
}

@Injectable()
export class ConnectionsRepository extends ScopedRepository<Connection> {
  constructor(database: Database) {
    super(database, Connection);
  }

  /** Oldest first. */
  async findPublished(): Promise<Connection[]> {
    return this.rowsWhere({ status: 'published' }, { order: 'id' });
  }

  /** Every connection that is not archived, oldest first. */
  async findLive(): Promise<Connection[]> {
    return this.manager.find(Connection, { where: this.where({ status: Not('archived') }), order: { id: 'ASC' } });
  }

  /** One more than the page holds when there are more, and how many match in all. */
  async list(filter: ConnectionFilter, page: PageQuery): Promise<[Connection[], number]> {
    const query = this.query('c');
    if (filter.status) query.andWhere('c.status = :status', { status: filter.status });
    else query.andWhere(`c.status <> 'archived'`);
    if (filter.ids) query.andWhere('c.id = any(:ids)', { ids: filter.ids });
    const total = await query.getCount();
    const isAscending = page.order === 'asc';
    if (page.position) query.andWhere(`c.id ${isAscending ? '>' : '<'} :after`, { after: page.position.id });
    else query.offset(page.offset);
    const rows = await query
      .orderBy('c.id', isAscending ? 'ASC' : 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return [rows, total];
  }
}
