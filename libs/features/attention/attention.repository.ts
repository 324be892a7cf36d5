import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository, searchPage } from '@remit/database';
import { AttentionItem } from './attention-item.entity';
import type { ListAttentionQuery } from './dto/attention-requests.dto';

@Injectable()
export class AttentionRepository extends ScopedRepository<AttentionItem> {
  constructor(database: Database) {
    super(database, AttentionItem);
  }

  /** @returns false when an open row with its key exists */
  async insertNew(item: AttentionItem): Promise<boolean> {
    Object.assign(item, this.database.scope);
    const { raw } = await this.manager
      .createQueryBuilder()
      .insert()
      .into(AttentionItem)
      .values(item)
      .orIgnore()
      .updateEntity(false)
      .returning(['id'])
      .execute();
    return Array.isArray(raw) && raw.length > 0;
  }

  /** Locks and returns the open row with this key. */
  async lockOpen(key: string): Promise<AttentionItem | null> {
    return this.manager.findOne(AttentionItem, {
      where: this.where({ key, status: 'open' }),
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Locks and returns the newest row with this key, in any status. */
  async lockNewest(key: string): Promise<AttentionItem | null> {
    return this.manager.findOne(AttentionItem, {
      where: this.where({ key }),
      order: { id: 'desc' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(query: ListAttentionQuery): Promise<[AttentionItem[], number]> {
    const { status, kind } = query;
    const rows = this.query('item').andWhere('item.status = :status', { status });
    if (kind) rows.andWhere('item.kind = :kind', { kind });
    return searchPage(this.manager, rows, query.pageRequest);
  }
}
