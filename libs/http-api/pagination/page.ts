import { type CursorPosition, encodeCursor } from './cursor';
import type { PageQuery } from './page-query.dto';

export interface Page<T> {
  readonly items: T[];
  readonly pagination: {
    readonly total: number;
    readonly limit: number;
    readonly offset: number;
    readonly next_cursor: string | null;
    readonly has_more: boolean;
  };
}

/**
 * One page of a list.
 * @param rows one more than `query.limit` when there are more: that is how the end is known.
 * @param total all rows that match the filters.
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  total: number,
  query: Pick<PageQuery, 'limit' | 'offset'>,
  mapping: { item: (row: Row) => Item; position: (row: Row) => CursorPosition },
): Page<Item> {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit;
  return {
    items: shown.map(mapping.item),
    pagination: {
      total,
      limit: query.limit,
      offset: query.offset,
      next_cursor: hasMore && last !== undefined ? encodeCursor(mapping.position(last)) : null,
      has_more: hasMore,
    },
  };
}
