import type { GatewayCredentials, GatewayPage, GatewayReadList, PageQuery, UnreadableRow } from '@remit/gateway';
import { Answer, InvalidAnswer } from './answer';
import type { NomodTransport, ReadAnswer } from './nomod-transport';
import { parseUrl } from '@remit/settings';

const PAGE_SIZE = '100';
const MAX_PAGES = 20;

/** Maximum number of unreadable rows per list that are read one by one. */
const MAX_READ_ALONE = 5;

export interface ListCall<T> {
  operation: string;
  path: string;
  query: PageQuery;
  read: ReadAnswer<T>;
  /** Reads one object whose row in the list is unreadable. Undefined when it is unreadable too. */
  readAlone?: (id: string) => Promise<T | undefined>;
}

/** Reads a list to its end: at most 20 pages of 100, no page twice. An unreadable row is read by its id. */
export async function readList<T extends { id: string }>(
  transport: NomodTransport,
  credentials: GatewayCredentials,
  call: ListCall<T>,
): Promise<GatewayReadList<T>> {
  const found = new Map<string, T>();
  const unreadable: UnreadableRow[] = [];
  const asked = new Set<string>();
  const result = async (isEnd: boolean, count = 0): Promise<GatewayReadList<T>> => {
    const left = await stillUnreadable(unreadable, found, call.readAlone);
    const complete = isEnd && left.length === 0 && found.size >= count;
    return { items: [...found.values()], complete, unreadable: left };
  };
  let pageQuery: PageQuery | undefined;

  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const page = await readPage(transport, credentials, call, pageQuery);
    const before = found.size + unreadable.length;
    for (const row of page.items) found.set(row.id, row);
    unreadable.push(...page.unreadable);
    if (page.next === null) return result(true, page.count ?? 0);
    const isNew = found.size + unreadable.length > before;
    const key = JSON.stringify(Object.entries(page.next).sort());
    if (asked.has(key) || !isNew) break;
    asked.add(key);
    pageQuery = page.next;
  }
  return result(false);
}

async function stillUnreadable<T extends { id: string }>(
  rows: readonly UnreadableRow[],
  found: Map<string, T>,
  readAlone: ListCall<T>['readAlone'],
): Promise<UnreadableRow[]> {
  const left: UnreadableRow[] = [];
  let tried = 0;
  for (const row of rows) {
    if (row.id !== null && found.has(row.id)) continue;
    const alone = row.id !== null && tried++ < MAX_READ_ALONE ? await readAlone?.(row.id) : undefined;
    if (alone) found.set(alone.id, alone);
    else left.push(row);
  }
  return left;
}

/**
 * Reads one page of a list.
 * @param pageQuery the `next` of the previous page; absent for the first page
 */
export async function readPage<T extends { id: string }>(
  transport: NomodTransport,
  credentials: GatewayCredentials,
  { operation, path, query, read }: ListCall<T>,
  pageQuery?: PageQuery,
): Promise<GatewayPage<T>> {
  // Our own filters apply to every page.
  const asked = pageQuery
    ? { ...pageQuery, page_size: pageQuery.page_size ?? PAGE_SIZE, ...query }
    : { ...query, page_size: PAGE_SIZE };
  const call = { operation, method: 'GET' as const, path, query: asked };
  return transport.call(credentials, call, (answer, sentAt) => {
    const items: T[] = [];
    const unreadable: UnreadableRow[] = [];
    for (const [index, row] of answer.rows('results').entries()) {
      try {
        items.push(read(Answer.of(row, `results[${index}]`), sentAt));
      } catch (error) {
        if (!(error instanceof InvalidAnswer)) throw error;
        unreadable.push({ id: idOf(row), reason: error.message, linkId: linkIdOf(row) });
      }
    }
    const next = nextOf(answer);
    if (next === 'unreadable') unreadable.push({ id: null, reason: 'the address of the next page cannot be read' });
    return { items, unreadable, next: next === 'unreadable' ? null : next, count: answer.integerDetail('count') };
  });
}

/**
 * Only the query of the address is used, with our own host and path. The key is never sent to an address that Nomod
 * names, and that address may be one behind Nomod's edge.
 */
function nextOf(answer: Answer): PageQuery | null | 'unreadable' {
  if (!answer.has('next')) return null;
  const next = answer.textDetail('next');
  const address = next === null ? undefined : parseUrl(next, 'http://nomod.invalid/');
  if (!address) return 'unreadable';
  const parameters = Object.fromEntries(address.searchParams);
  return Object.keys(parameters).length === 0 ? 'unreadable' : parameters;
}

function idOf(row: unknown): string | null {
  const id = typeof row === 'object' && row !== null ? (row as { id?: unknown }).id : null;
  return typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : null;
}

function linkIdOf(row: unknown): string | null | undefined {
  if (typeof row !== 'object' || row === null || !('link' in row)) return undefined;
  return row.link === null ? null : (idOf(row.link) ?? undefined);
}
