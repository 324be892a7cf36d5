import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { dropOldest } from '../expiring-cache';

/**
 * Totals are exact up to this number of rows; a list with more rows answers this number. Counting a million index
 * entries for each page costs more than it is worth: on two busy cores (load 16) 10,000 took 3 ms, 100,000 took 36 ms
 * and 1,000,000 took 467 ms, the page itself 1 ms.
 */
export const MOST_COUNTED = 10_000;

/**
 * Milliseconds for which a list that reached the bound is not counted again. Counting 10,000 payments took PostgreSQL
 * 1.0 of the 2.5 ms of a page. Shorter lists are counted for each page.
 */
const STAYS_LONG_MS = 5_000;
const MOST_REMEMBERED = 500;

/** When each list that reached the bound was counted. The key holds the tenant, like every query of a list. */
const longLists = new Map<string, number>();

/** Number of matching rows. Counting stops at `MOST_COUNTED`. */
export async function boundedCount<Row extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<Row>,
): Promise<number> {
  // Before the text is made, which takes as long as reading the rows of a page.
  const { mainAlias, wheres } = query.expressionMap;
  const list = JSON.stringify([mainAlias?.metadata.tableName, wheres, query.getParameters()], exactly);
  if (performance.now() - (longLists.get(list) ?? -Infinity) < STAYS_LONG_MS) return MOST_COUNTED;
  const [sql, parameters] = query.clone().select('1').orderBy().limit(MOST_COUNTED).getQueryAndParameters();
  const [row] = await manager.query<{ total: number }[]>(
    `select count(*)::integer as total from (${sql}) counted`,
    parameters,
  );
  longLists.delete(list);
  if (row?.total === MOST_COUNTED) longLists.set(list, performance.now());
  dropOldest(longLists, MOST_REMEMBERED);
  return row?.total ?? 0;
}

const exactly = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}` : value);
