import type { EntityManager, ObjectLiteral } from 'typeorm';
import { MOST_COUNTED } from './bounded-count';

/** Where people look for a part of a text. */
export interface TextSearch {
  /** Database function that finds ids by a trigram index; see the migration text-search. */
  readonly by: 'invoices_like' | 'customers_like';
  /** `alias.property` of the query. */
  readonly id: string;
  /** As `id`: the columns that the function looks in. */
  readonly columns: readonly string[];
}

export interface Condition {
  readonly sql: string;
  readonly parameters: ObjectLiteral;
}

/**
 * Condition that one of the columns has this part, in any letter case. It names the rows if they are no more than a list counts, and else compares each row, which
 * finds many the sooner.
 * @param or a row with one of these values in this column fits as well.
 */
export async function partIn(
  manager: EntityManager,
  { by, id, columns }: TextSearch,
  part: string,
  or?: { readonly column: string; readonly values: readonly string[] },
): Promise<Condition> {
  const [row] = await manager.query<{ ids: string[] | null }[]>(`select ${by}($1, $2) as ids`, [
    containing(part),
    MOST_COUNTED,
  ]);
  const conditions = row?.ids
    ? [`${id} = any(:idsOfPart)`]
    : columns.map((column) => `strpos(lower(${column}), lower(:part)) > 0`);
  // Left out when there is none: ids alone are found from the end of the primary key where the page begins, an alternative by passing over every row before it.
  if (or && or.values.length > 0) conditions.push(`${or.column} = any(:orValues)`);
  return {
    sql: `(${conditions.join(' or ')})`,
    parameters: { part, idsOfPart: row?.ids, orValues: or?.values },
  };
}

/** A pattern in which what is special means itself. */
function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}
