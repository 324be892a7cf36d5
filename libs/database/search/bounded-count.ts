import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Totals are exact up to this many rows; beyond, a list answers this number: counting a million index entries for each page costs more than it tells. */
export const MOST_COUNTED = 100_000;

/** How many rows match, counted no further than `MOST_COUNTED`. */
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
