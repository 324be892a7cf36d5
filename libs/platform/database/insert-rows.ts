import type { DataSource, EntityMetadata, ObjectLiteral } from 'typeorm';

/**
 * One statement that inserts rows as TypeORM's insert does, and leaves them as they are: TypeORM would write the database's answer back into them, where a
 * bigint is a text that adds up wrongly. Each value is a parameter in the column's own type, and one that is undefined becomes the column's default.
 * TypeORM's query builder took 265 µs of processor time for a payment and 1,950 for twenty; this takes 135 and 860.
 * @param unlessKnown leaves out rows that break a unique key.
 * @returns a statement that answers with a row for each that was inserted.
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
