import type { EntityMetadata, ObjectLiteral } from 'typeorm';

/**
 * One statement that writes many rows of an environment; $1 and $2 are the scope, $3 the `values`, $4 the `ids`. Its text is the same however many there are.
 * The values go as one JSON text: PostgreSQL reads each in its column's own type, a bigint from text. The ids go again by themselves, which makes it look
 * them up: it takes any JSON for a hundred rows, and read a whole table of some thousand for ten of them (13 ms).
 */
export function updateRows(
  { tableName, columns }: EntityMetadata,
  rows: readonly ObjectLiteral[],
): { sql: string; values: string; ids: string[] } {
  const written = columns.filter((column) => column.isUpdate && !column.isPrimary);
  const typed = written.map((column) => `${column.databaseName} ${String(column.type)}${column.isArray ? '[]' : ''}`);
  const values = rows.map((row) => ({
    id: row.id as string,
    ...Object.fromEntries(written.map((column) => [column.databaseName, column.getEntityValue(row, true) as unknown])),
  }));
  return {
    sql: `update ${tableName} t set ${written.map(({ databaseName }) => `${databaseName} = v.${databaseName}`).join(', ')}
          from jsonb_to_recordset($3::jsonb) as v(id text, ${typed.join(', ')})
          where t.tenant_id = $1 and t.environment_id = $2 and t.id = any ($4) and t.id = v.id`,
    values: JSON.stringify(values),
    ids: values.map(({ id }) => id),
  };
}
