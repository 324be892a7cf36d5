import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { applyConditions } from './apply-search';
import type { Search } from './search-page';

/** Rows up to which sums are made. 100,000 invoices take about a tenth of a second. */
export const MOST_SUMMED = 100_000;

export interface CurrencySums {
  readonly currency: string;
  readonly count: number;
  /** Minor units, by the given names. */
  readonly sums: Readonly<Record<string, bigint>>;
}

/**
 * Sums of the matching rows for each currency, sorted by its code; undefined when more than `MOST_SUMMED` match,
 * because the sum of a part would be taken for the whole.
 * @param columns SQL of minor units by name, as `alias.property` of the query
 */
export async function sumsByCurrency<Row extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<Row>,
  columns: Readonly<Record<string, string>>,
  { conditions }: Search,
): Promise<CurrencySums[] | undefined> {
  applyConditions(query, conditions);
  const names = Object.keys(columns);
  const rows = query
    .clone()
    .select(`${query.alias}.currency`, 'currency')
    .orderBy()
    .limit(MOST_SUMMED + 1);
  names.forEach((name, index) => rows.addSelect(columns[name] ?? '', `sum${index}`));
  const [sql, parameters] = rows.getQueryAndParameters();
  const sums = names.map((_name, index) => `sum(sum${index})::text as sum${index}`);
  const answer = await manager.query<Record<string, string>[]>(
    `select currency, count(*)::integer as count, ${sums.join(', ')} from (${sql}) matching group by currency order by 1`,
    parameters,
  );
  const all = answer.map((row) => ({
    currency: String(row.currency),
    count: Number(row.count),
    sums: Object.fromEntries(names.map((name, index) => [name, BigInt(row[`sum${index}`] ?? '0')])),
  }));
  return all.reduce((total, { count }) => total + count, 0) > MOST_SUMMED ? undefined : all;
}
