import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { applyConditions, applyOrder } from './apply-search';
import { boundedCount } from './bounded-count';
import type { SearchCondition, SearchOrder } from './search-field';
import { entitiesOf, selectedColumns } from '../wire/select-rows';

export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
  /** Order by creation time, which is the order of ids. */
  readonly order: 'asc' | 'desc';
  /**
   * Id of the last row of the previous page. Takes precedence over the offset. Not allowed together with custom
   * orders.
   */
  readonly after?: string;
}

export interface Search {
  readonly conditions: readonly SearchCondition[];
  readonly orders: readonly SearchOrder[];
}

/**
 * One page of a query in a deterministic order: one row more than the limit when there are more, and the total count.
 */
export async function searchPage<Row extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<Row>,
  page: PageRequest,
  { conditions, orders }: Search = { conditions: [], orders: [] },
): Promise<[Row[], number]> {
  applyConditions(query, conditions);
  const [total, rows] = await Promise.all([boundedCount(manager, query), rowsOf(manager, query, page, orders)]);
  return [rows, total];
}

async function rowsOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<Row>,
  page: PageRequest,
  orders: Search['orders'],
): Promise<Row[]> {
  applyOrder(query, orders, page.order);
  query.limit(page.limit + 1);
  if (page.after !== undefined) {
    query.andWhere(`${query.alias}.id ${page.order === 'asc' ? '>' : '<'} :after`, { after: page.after });
  } else if (page.offset > 0) await skip(query, page.offset);
  return entitiesFrom(manager, query);
}

/** As `query.getMany()` of a query without joins, whose building of 50 payments took longer than reading them. */
async function entitiesFrom<Row extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<Row>,
): Promise<Row[]> {
  const { mainAlias } = query.expressionMap;
  if (!mainAlias) throw new Error('The query reads no entity');
  const { metadata, name } = mainAlias;
  const [sql, parameters] = query.select(selectedColumns(metadata, `"${name}"`)).getQueryAndParameters();
  return entitiesOf(metadata, await manager.query<Record<string, unknown>[]>(sql, parameters));
}

/**
 * Restricts a query to the page at the offset. It skips rows by id, with an index-only scan, and reads only the rows
 * of the page. In the middle of 100,000 invoices this takes 752 blocks and 12 ms instead of 3,882 blocks and 27 ms;
 * sorted by amount, 150 ms instead of 250 ms.
 */
async function skip<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, offset: number): Promise<void> {
  const rows = await query.clone().select(`${query.alias}.id`, 'id').offset(offset).getRawMany<{ id: string }>();
  query.andWhere(`${query.alias}.id = any(:ofPage)`, { ofPage: rows.map(({ id }) => id) });
}
