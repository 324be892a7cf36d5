import { Answer } from './answer';
import { failure } from './failed-call';
import type { NomodCredentials, NomodTransport } from './nomod-transport';

const PAGE_SIZE = '100';
const MAX_PAGES = 20;

/** What a list or a search found, newest first as far as Nomod keeps to it, each object once. */
export interface NomodList<T> {
  items: T[];
  /** False when there may be more than was read (bounds, a loop, rows that moved): absence is then not proven. */
  complete: boolean;
}

interface ListCall<T> {
  operation: string;
  path: string;
  query: Record<string, string | undefined>;
  read: (answer: Answer) => T;
}

interface Page<T> {
  rows: T[];
  count: number | null;
  next: string | null;
}

/** Follows a list to its end: at most 20 pages of 100, no page twice, and never to another host. */
export async function readList<T extends { id: string }>(
  transport: NomodTransport,
  credentials: NomodCredentials,
  { operation, path, query, read }: ListCall<T>,
): Promise<NomodList<T>> {
  const found = new Map<string, T>();
  const asked = new Set<string>();
  let pageQuery: Record<string, string | undefined> = { ...query, page_size: PAGE_SIZE };

  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const call = { operation, method: 'GET' as const, path, query: pageQuery };
    const page = await transport.call(credentials, call, (answer) => readPage(answer, read));
    for (const row of page.rows) found.set(row.id, row);
    if (page.next === null) return { items: [...found.values()], complete: found.size >= (page.count ?? 0) };
    if (asked.has(page.next)) break;
    asked.add(page.next);
    pageQuery = nextQuery(transport.host, operation, path, page.next);
  }
  return { items: [...found.values()], complete: false };
}

function readPage<T>(answer: Answer, read: (row: Answer) => T): Page<T> {
  return {
    rows: answer.children('results').map(read),
    count: answer.optionalInteger('count'),
    next: answer.optionalText('next'),
  };
}

/** Only the query of the address is used, on our own path: the key never travels to an address Nomod names. */
function nextQuery(host: string, operation: string, path: string, next: string): Record<string, string> {
  const url = URL.canParse(next) ? new URL(next) : null;
  if (url?.host !== host || url.pathname.replace(/\/$/, '') !== `/v1${path}`) {
    throw failure(
      { operation, writes: false },
      'redirected',
      'Nomod named a next page elsewhere, which is not followed',
    );
  }
  return Object.fromEntries(url.searchParams);
}
