import type { EntityManager, ObjectLiteral } from 'typeorm';
import { MOST_COUNTED } from './bounded-count';

/** Columns that can be searched for a part of a text. */
export interface TextSearch {
  /** Database function that finds ids by a trigram index; see the migration text-search. */
  readonly by: 'invoices_like' | 'customers_like';
  /** Id column as `alias.property` of the query. */
  readonly id: string;
  /** The columns that the function searches, also as `alias.property`. */
  readonly columns: readonly string[];
}

export interface Condition {
  readonly sql: string;
  readonly parameters: ObjectLiteral;
}

/** Rows that also match a search, with any text. */
export interface Alternative {
  /** Ids of rows. */
  readonly ids?: readonly string[];
  /** Rows with one of these values in this column. */
  readonly values?: { readonly column: string; readonly of: readonly string[] };
}

/**
 * Condition that one of the columns contains this part, in any letter case. Up to `MOST_COUNTED` matching rows are
 * listed by id. With more matches it compares each row, which finds enough of them sooner.
 */
export async function partIn(
  manager: EntityManager,
  { by, id, columns }: TextSearch,
  part: string,
  or: Alternative = {},
): Promise<Condition> {
  const [row] = await manager.query<{ ids: string[] | null }[]>(`select ${by}($1, $2) as ids`, [
    containing(part),
    MOST_COUNTED,
  ]);
  const others = or.ids ?? [];
  const ids = row?.ids ? [...row.ids, ...others] : others;
  const conditions = row?.ids ? [] : columns.map((column) => `strpos(lower(${column}), lower(:part)) > 0`);
  // For ids alone, PostgreSQL starts in the primary key where the page begins. With an alternative, it passes over
  // every row before the page. So each is omitted when it has no values.
  if (row?.ids || ids.length > 0) conditions.push(`${id} = any(:idsOfPart)`);
  if (or.values && or.values.of.length > 0) conditions.push(`${or.values.column} = any(:orValues)`);
  return {
    sql: `(${conditions.join(' or ')})`,
    parameters: { part, idsOfPart: ids, orValues: or.values?.of },
  };
}

/** A LIKE pattern with escaped special characters. */
function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}
