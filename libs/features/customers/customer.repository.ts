import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import {
  Database,
  type PageRequest,
  partIn,
  ScopedRepository,
  type Search,
  searchPage,
  type SearchFields,
  type TextSearch,
} from '@remit/database';
import { Customer, type CustomerStatus } from './customer.entity';

export interface CustomerFilter {
  readonly status?: CustomerStatus;
  readonly ids?: readonly string[];
  readonly externalIds?: readonly string[];
  /** Part of the name or of the external id, ignoring case. */
  readonly search?: string;
  /** Fingerprints; a customer with one of them matches as well as one that matches `search`. */
  readonly orEmailFingerprints?: readonly string[];
  /** Fingerprints of the requested e-mail. */
  readonly emailFingerprints?: readonly string[];
  /** All pairs must be present. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Searchable fields. Contact data is encrypted, so only an exact e-mail can be searched, with `email` beside the
 * filters.
 */
export const customerSearchFields: SearchFields = {
  id: { column: 'c.id', type: 'text' },
  external_id: { column: 'c.externalId', type: 'text' },
  name: { column: 'c.name', type: 'text' },
  status: { column: 'c.status', type: 'word' },
  created_at: { column: 'c.createdAt', type: 'time' },
  updated_at: { column: 'c.updatedAt', type: 'time' },
};

const NAMES: TextSearch = { by: 'customers_like', id: 'c.id', columns: ['c.name', 'c.externalId'] };

@Injectable()
export class CustomerRepository extends ScopedRepository<Customer> {
  constructor(database: Database) {
    super(database, Customer);
  }

  async findByExternalId(externalId: string): Promise<Customer | null> {
    return this.rowWhere({ externalId, status: 'published' });
  }

  async findMany(ids: readonly string[]): Promise<Customer[]> {
    return this.rowsWhere({ id: ids });
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(filter: CustomerFilter, page: PageRequest, search?: Search): Promise<[Customer[], number]> {
    const query = this.query('c').andWhere('c.status = :status', { status: filter.status ?? 'published' });
    if (filter.ids) query.andWhere('c.id = any(:ids)', { ids: filter.ids });
    if (filter.externalIds) query.andWhere('c.externalId = any(:externalIds)', { externalIds: filter.externalIds });
    if (filter.emailFingerprints) {
      query.andWhere('c.emailFingerprint = any(:emailFingerprints)', { emailFingerprints: filter.emailFingerprints });
    }
    if (filter.metadata) query.andWhere('c.metadata @> :metadata', { metadata: JSON.stringify(filter.metadata) });
    if (filter.search) await this.narrow(query, filter.search, filter.orEmailFingerprints);
    return searchPage(this.manager, query, page, search);
  }

  /** Ids of the newest customers in a list with this search. */
  async findIdsMatching(text: string, emailFingerprints: readonly string[], most: number): Promise<string[]> {
    const query = this.query('c').select('c.id', 'id').andWhere('c.status = :status', { status: 'published' });
    await this.narrow(query, text, emailFingerprints);
    const rows = await query.orderBy('c.id', 'DESC').limit(most).getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  private async narrow(
    query: SelectQueryBuilder<Customer>,
    text: string,
    emailFingerprints: readonly string[] = [],
  ): Promise<void> {
    const { sql, parameters } = await partIn(this.manager, NAMES, text, {
      ids: [text],
      values: { column: 'c.emailFingerprint', of: emailFingerprints },
    });
    query.andWhere(sql, parameters);
  }
}
