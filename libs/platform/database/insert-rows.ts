import type { DataSource, EntityMetadata, ObjectLiteral } from 'typeorm';

/**
 * One statement that inserts rows as TypeORM's insert does, but does not change them. TypeORM would write the
 * database's answer back into them, and there a bigint is a text that adds up wrongly. Each value is a parameter of
 * the column's type; an undefined value becomes the column's default. TypeORM's query builder took 265 µs of
 * processor time for one payment and 1,950 µs for twenty; this takes 135 and 860.
 * @param unlessKnown skips rows that violate a unique key
 * @returns a statement that answers one row for each inserted row
 */
export function insertRows(
  { driver }: DataSource,
  metadata: EntityMetadata,
  rows: readonly ObjectLiteral[],
  { unlessKnown = false } = {},
): { sql: string; parameters: unknown[] } {
  const columns = metadata.columns.filter((column) => column.isInsert);
  const values: unknown[] = [];
  const tuples = rows.map((row) => {
    const cells = columns.map((column) => {
      const value: unknown = driver.preparePersistentValue(column.getEntityValue(row), column);
      return value === undefined ? 'default' : `$${values.push(value)}`;
    });
    return `(${cells.join(', ')})`;
  });
  const names = columns.map(({ databaseName }) => databaseName).join(', ');
  return {
    sql: `insert into ${metadata.tableName} (${names}) values ${tuples.join(', ')}${unlessKnown ? ' on conflict do nothing' : ''} returning 1`,
    parameters: values,
  };
}
