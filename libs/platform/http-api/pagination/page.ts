import { EventLoopYield } from '@remit/database';
import { ApiError } from '../errors/api-error';
import { type CursorPosition, decodeCursor, encodeCursor, otherCursor } from './cursor';
import { measuredJson, shortJson } from './json-in-turns';
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

/** A page that would exceed this many bytes ends early. */
const MOST_PAGE_BYTES = 2 * 1024 * 1024;

/** Rows. A list above this limit is long: a tenant gets one at a time. */
export const SHORT_LIMIT = 100;

interface PageMapping<Row, Item> {
  /** Prefix of the ids of the rows. */
  readonly kind: string;
  readonly item: (row: Row) => Item;
  readonly position: (row: Row) => CursorPosition;
}

/**
 * One page of a list. A page with too many bytes ends early. Its `limit` is then the number of its rows, so that
 * `next_cursor`, and `offset` + `limit`, both continue with the first row that was left out.
 * @param rows in the order of `query.pageRequest`, one more than `query.limit` when there are more
 * @param total number of rows that match the filters
 * @throws ApiError validation_error when the page is placed beside an id of another kind
 */
export async function toPage<Row, Item extends object>(
  rows: readonly Row[],
  total: number,
  query: Place & Pick<PageQuery, 'limit' | 'offset'>,
  mapping: PageMapping<Row, Item>,
): Promise<Page<Item>> {
  refuseOtherKind(query, mapping.kind);
  const isBackwards = query.ending_before !== undefined;
  const asked = rows.slice(0, query.limit);
  const items = await upToBytes(asked, mapping.item);
  const last = asked[items.length - 1];
  const hasMore = rows.length > items.length;
  return {
    items: isBackwards ? items.reverse() : items,
    pagination: {
      total,
      limit: items.length < asked.length ? items.length : query.limit,
      offset: query.offset,
      // A cursor leads forwards, and backwards there is `ending_before` with the first row of the page.
      next_cursor: hasMore && !isBackwards && last !== undefined ? encodeCursor(mapping.position(last)) : null,
      has_more: hasMore,
    },
  };
}

type Place = Partial<Pick<PageQuery, 'cursor' | 'starting_after' | 'ending_before'>>;

function refuseOtherKind(query: Place, kind: string): void {
  if (query.cursor !== undefined && !decodeCursor(query.cursor).id.startsWith(`${kind}_`)) throw otherCursor();
  for (const name of ['starting_after', 'ending_before'] as const) {
    const id = query[name];
    if (id === undefined || (id.startsWith(`${kind}_`) && ULID.test(id.slice(kind.length + 1)))) continue;
    throw ApiError.invalidField(name, `${name} must be the id of a row of this list: ${kind}_...`);
  }
}

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Always one at least: a page without rows would lead nowhere. Others are served in between. */
async function upToBytes<Row, Item extends object>(rows: readonly Row[], item: (row: Row) => Item): Promise<Item[]> {
  const yielder = new EventLoopYield();
  const items: Item[] = [];
  let bytes = 0;
  for (const row of rows) {
    const next = item(row);
    bytes += Buffer.byteLength(shortJson(next) ?? (await measuredJson(next, yielder)));
    if (yielder.isDue) await yielder.pause();
    if (bytes > MOST_PAGE_BYTES && items.length > 0) break;
    items.push(next);
  }
  return items;
}
