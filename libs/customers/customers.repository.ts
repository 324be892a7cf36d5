import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, ScopedRepository } from '@remit/database';
import type { PageQuery } from '@remit/http-api';
import { Customer, type CustomerStatus } from './customer.entity';

export interface CustomerFilter {
  readonly status?: CustomerStatus;
  readonly ids?: readonly string[];
  readonly externalIds?: readonly string[];
  /** Part of the name or of the external id, in any case. */
  readonly search?: string;
  /** Every pair must be present. */
  readonly metadata?: Readonly<Record<string, string>>;
}

@Injectable()
export class CustomersRepository extends ScopedRepository<Customer> {
  constructor(database: Database) {
    super(database, Customer);
  }

  async findByExternalId(externalId: string): Promise<Customer | null> {
    return this.manager.findOneBy(Customer, this.where({ externalId, status: 'published' }));
  }

  async findMany(ids: readonly string[]): Promise<Customer[]> {
    return this.manager.findBy(Customer, this.where({ id: In([...ids]) }));
  }

  /** One more than the page holds when there are more, and how many match in all. */
  async list(filter: CustomerFilter, page: PageQuery): Promise<[Customer[], number]> {
    const query = this.query('c').andWhere('c.status = :status', { status: filter.status ?? 'published' });
    if (filter.ids) query.andWhere('c.id = any(:ids)', { ids: filter.ids });
    if (filter.externalIds) query.andWhere('c.externalId = any(:externalIds)', { externalIds: filter.externalIds });
    if (filter.metadata) query.andWhere('c.metadata @> :metadata', { metadata: JSON.stringify(filter.metadata) });
    if (filter.search) {
      query.andWhere('(c.name ilike :pattern or c.externalId ilike :pattern)', { pattern: containing(filter.search) });
    }
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

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
