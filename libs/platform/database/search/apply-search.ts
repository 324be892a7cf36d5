import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { SearchCondition, SearchField, SearchOperator, SearchOrder } from './search-field';

const COMPARISONS: Readonly<Partial<Record<SearchOperator, string>>> = {
  eq: '=',
  gt: '>',
  after: '>',
  gte: '>=',
  lt: '<',
  before: '<',
  lte: '<=',
};

/**
 * Restricts a query to rows that meet all conditions. Columns come from the repository's list and values are
 * parameters, so a caller cannot inject SQL.
 */
export function applyConditions<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  conditions: readonly SearchCondition[],
): void {
  conditions.forEach(({ field, operator, value }, index) => {
    const name = `search${index}`;
    query.andWhere(conditionSql(field, operator, name), { [name]: value });
  });
}

/** Sorts by the given fields, and equal rows by id, so that the order is deterministic. */
export function applyOrder<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  orders: readonly SearchOrder[],
  idDirection: 'asc' | 'desc',
): void {
  for (const { field, direction } of orders) {
    query.addOrderBy(
      field.column,
      direction === 'asc' ? 'ASC' : 'DESC',
      direction === 'asc' ? 'NULLS FIRST' : 'NULLS LAST',
    );
  }
  query.addOrderBy(`${query.alias}.id`, idDirection === 'asc' ? 'ASC' : 'DESC');
}

function conditionSql(field: SearchField, operator: SearchOperator, name: string): string {
  const { column } = field;
  switch (operator) {
    case 'contains':
      return `strpos(lower(${column}), lower(:${name})) > 0`;
    case 'not_contains':
      return `strpos(lower(coalesce(${column}, '')), lower(:${name})) = 0`;
    case 'in':
      return `${column} = any(:${name})`;
    case 'not_in':
      return `(${column} is null or ${column} <> all(:${name}))`;
    default:
      return `${column} ${COMPARISONS[operator]} ${operand(field, name)}`;
  }
}

function operand({ type, scale }: SearchField, name: string): string {
  if (type === 'money') return `cast(:${name} as numeric) * (${scale ?? '1'})`;
  if (type === 'day') return `cast(:${name} as date)`;
  return type === 'time' ? `cast(:${name} as timestamptz)` : `:${name}`;
}
