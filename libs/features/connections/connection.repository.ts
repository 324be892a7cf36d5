import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Database, ScopedRepository } from '@remit/database';
import type { PageQuery } from '@remit/http-api';
import type { GatewayErrorKind } from '@remit/gateway';
import { Connection, type ConnectionStatus } from './connection.entity';
import type { SeenHabits } from './habits/habit';
import type { NomodProbe } from './habits/nomod-probe';

export interface ConnectionFilter {
  /** Undefined: all except archived ones. */
  readonly status?: ConnectionStatus;
  readonly ids?: readonly string[];
}

/** Results of the latest calls to Nomod; null when there was none. */
export interface CallResult {
  readonly succeededAt: Date | null;
  readonly failedAt: Date | null;
  /** Reason of the last failure. */
  readonly failure: GatewayErrorKind | null;
}

@Injectable()
export class ConnectionRepository extends ScopedRepository<Connection> {
  constructor(database: Database) {
    super(database, Connection);
  }

  /** Oldest first. */
  async findPublished(): Promise<Connection[]> {
    return this.batch('published', undefined, async (asked) => {
      const published = await this.rowsWhere({ status: 'published' }, { order: 'id' });
      return asked.map(() => published);
    });
  }

  /** Every connection that is not archived, oldest first. */
  async findLive(): Promise<Connection[]> {
    return this.manager.find(Connection, { where: this.where({ status: Not('archived') }), order: { id: 'ASC' } });
  }

  /** Archived connections without an heir. */
  async findWithoutHeir(): Promise<Connection[]> {
    return this.manager.find(Connection, { where: this.where({ status: 'archived', heirId: IsNull() }) });
  }

  /** The connection itself or, once it is archived, its heir; null when there is none. */
  async findInCharge(id: string): Promise<Connection | null> {
    let found = await this.findById(id);
    while (found?.status === 'archived') found = found.heirId === null ? null : await this.findById(found.heirId);
    return found;
  }

  /** The connection with the archived ones that it inherited, directly and indirectly. */
  async estateOf(id: string): Promise<string[]> {
    const estate = [id];
    for (const heirId of estate) {
      const left = await this.manager.find(Connection, { where: this.where({ status: 'archived', heirId }) });
      estate.push(...left.map((one) => one.id).filter((one) => !estate.includes(one)));
    }
    return estate;
  }

  /** Keeps the later value: another process may have written a newer one. */
  async recordCalls(id: string, { succeededAt, failedAt, failure }: CallResult): Promise<void> {
    const { tenantId, environmentId } = this.database.scope;
    await this.manager.query(
      `update connections set
         last_call_succeeded_at = greatest(last_call_succeeded_at, $4::timestamptz),
         last_call_failed_at = greatest(last_call_failed_at, $5::timestamptz),
         last_call_failure = case when $5::timestamptz > coalesce(last_call_failed_at, '-infinity') then $6 else last_call_failure end
       where tenant_id = $1 and environment_id = $2 and id = $3`,
      [tenantId, environmentId, id, succeededAt, failedAt, failure],
    );
  }

  /** Stores the probe, unless a later one has begun. */
  async recordProbe(id: string, probe: NomodProbe): Promise<void> {
    const { tenantId, environmentId } = this.database.scope;
    await this.manager.query(
      `update connections set nomod_probe = $4::jsonb
       where tenant_id = $1 and environment_id = $2 and id = $3 and nomod_probe ->> 'id' = $5`,
      [tenantId, environmentId, id, JSON.stringify(probe), probe.id],
    );
  }

  /** Adds to the stored observations. Those not named stay. */
  async recordHabits(id: string, seen: SeenHabits): Promise<void> {
    const { tenantId, environmentId } = this.database.scope;
    await this.manager.query(
      `update connections set nomod_habits = nomod_habits || $4::jsonb where tenant_id = $1 and environment_id = $2 and id = $3`,
      [tenantId, environmentId, id, JSON.stringify(seen)],
    );
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(filter: ConnectionFilter, page: PageQuery): Promise<[Connection[], number]> {
    const query = this.query('c');
    if (filter.status) query.andWhere('c.status = :status', { status: filter.status });
    else query.andWhere(`c.status <> 'archived'`);
    if (filter.ids) query.andWhere('c.id = any(:ids)', { ids: filter.ids });
    const total = await query.getCount();
    const { order, after, offset } = page.pageRequest;
    const isAscending = order === 'asc';
    if (after !== undefined) query.andWhere(`c.id ${isAscending ? '>' : '<'} :after`, { after });
    else query.offset(offset);
    const rows = await query
      .orderBy('c.id', isAscending ? 'ASC' : 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return [rows, total];
  }
}
