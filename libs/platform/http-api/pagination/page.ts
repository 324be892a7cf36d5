import { Breath } from '@remit/database';
import { type CursorPosition, encodeCursor } from './cursor';
import { measuredJson } from './json-in-turns';
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

/** A page that would be longer ends early. */
const MOST_PAGE_BYTES = 2 * 1024 * 1024;

/** Lists of more rows are long: a tenant gets one at a time. */
export const SHORT_LIMIT = 100;

/**
 * One page of a list. One that would be too many bytes ends early: `limit` is then how many rows it holds, so that both ways of asking for the next page,
 * by `next_cursor` and by `offset` + `limit`, go on with the first row that was left out.
 * @param rows one more than `query.limit` when there are more: that is how the end is known.
 * @param total all rows that match the filters.
 */
export async function toPage<Row, Item extends object>(
  rows: readonly Row[],
  total: number,
  query: Pick<PageQuery, 'limit' | 'offset'>,
  mapping: { item: (row: Row) => Item; position: (row: Row) => CursorPosition },
): Promise<Page<Item>> {
  const asked = rows.slice(0, query.limit);
  const items = await upToBytes(asked, mapping.item);
  const last = asked[items.length - 1];
  const hasMore = rows.length > items.length;
  return {
    items,
    pagination: {
      total,
      limit: items.length < asked.length ? items.length : query.limit,
      offset: query.offset,
      next_cursor: hasMore && last !== undefined ? encodeCursor(mapping.position(last)) : null,
      has_more: hasMore,
    },
  };
}

/** Always one at least: a page without rows would lead nowhere. Others are served in between. */
async function upToBytes<Row, Item extends object>(rows: readonly Row[], item: (row: Row) => Item): Promise<Item[]> {
  const breath = new Breath();
  const items: Item[] = [];
  let bytes = 0;
  for (const row of rows) {
    const next = item(row);
    bytes += Buffer.byteLength(await measuredJson(next, breath));
    if (bytes > MOST_PAGE_BYTES && items.length > 0) break;
    items.push(next);
  }
  return items;
}
