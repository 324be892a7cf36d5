import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Totals are exact up to this number of rows; a list with more rows answers this number. Counting a million index
 * entries for each page costs more than it is worth: on two busy cores (load 16) 10,000 took 3 ms, 100,000 took 36 ms
 * and 1,000,000 took 467 ms, the page itself 1 ms.
 */
export const MOST_COUNTED = 10_000;

/** Number of matching rows. Counting stops at `MOST_COUNTED`. */
export async function boundedCount<Row extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<Row>,
): Promise<number> {
  const [sql, parameters] = query.clone().select('1').orderBy().limit(MOST_COUNTED).getQueryAndParameters();
  const [row] = await manager.query<{ total: number }[]>(
    `select count(*)::integer as total from (${sql}) counted`,
    parameters,
  );
  return row?.total ?? 0;
}
