import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { LessThan, MoreThan } from 'typeorm';
import { AttentionItem } from './attention-item.entity';
import type { ListAttentionQuery } from './dto/list-attention.query';

@Injectable()
export class AttentionRepository extends ScopedRepository<AttentionItem> {
  constructor(database: Database) {
    super(database, AttentionItem);
  }

  /** False when there is an open row with its key. */
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

  /** The open row with this key, its row lock held. */
  async lockOpen(key: string): Promise<AttentionItem | null> {
    return this.manager.findOne(AttentionItem, {
      where: this.where({ key, status: 'open' }),
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The newest row with this key in any status, its row lock held. */
  async lockNewest(key: string): Promise<AttentionItem | null> {
    return this.manager.findOne(AttentionItem, {
      where: this.where({ key }),
      order: { id: 'desc' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** One row more than the limit tells whether there are more. */
  async list(query: ListAttentionQuery): Promise<{ rows: AttentionItem[]; total: number }> {
    const filter = { status: query.status, ...(query.kind && { kind: query.kind }) };
    const after = query.position;
    const beyond = after && { id: query.order === 'desc' ? LessThan(after.id) : MoreThan(after.id) };
    const rows = await this.manager.find(AttentionItem, {
      where: this.where({ ...filter, ...beyond }),
      order: { id: query.order },
      skip: after ? 0 : query.offset,
      take: query.limit + 1,
    });
    return { rows, total: await this.manager.countBy(AttentionItem, this.where(filter)) };
  }
}
