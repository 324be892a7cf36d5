import { ApiFailure, refuse } from '../errors';
import type { Answer, Call } from './call';

const DEFAULT_SIZE = 20;

/** Answers one page in the account's list order; `oldestFirst` is in order of creation. */
export function page<T>(call: Call, oldestFirst: T[], view: (item: T) => unknown): Answer {
  const number = positive(call.query.page, 'page') ?? 1;
  const { max_page_size: largest, list_order: order, list_count: counted, list_end: end } = call.account.options;
  const size = Math.min(positive(call.query.page_size, 'page_size') ?? DEFAULT_SIZE, largest);
  const count = oldestFirst.length;
  const last = Math.max(1, Math.ceil(count / size));
  if (number > last) throw new ApiFailure(404, 'not_found', 'Invalid page.');
  const ordered = order === 'newest_first' ? oldestFirst.toReversed() : oldestFirst;
  const results = ordered.slice((number - 1) * size, number * size).map(view);
  return {
    status: 200,
    body: {
      ...(counted === 'given' && { count }),
      next: number < last && end !== 'early' ? pageUrl(call, end === 'again' ? 1 : number + 1) : null,
      previous: number > 1 ? pageUrl(call, number - 1) : null,
      results,
    },
  };
}

function positive(value: string | undefined, name: string): number | undefined {
  if (value === undefined || value === '') return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw refuse('invalid_field', `${name}: must be a positive integer.`);
  return Number(value);
}

function pageUrl(call: Call, number: number): string {
  const url = new URL(call.path, call.origin);
  url.search = new URLSearchParams({ ...call.query, page: String(number) }).toString();
  switch (call.account.options.next_form) {
    case 'full':
      return url.toString();
    case 'relative':
      return url.pathname + url.search;
    case 'query_only':
      return url.search;
    case 'other_port':
      url.port = '8443';
      return url.toString();
    case 'inner_host':
      return `http://nomod-api.internal:8000${url.pathname}${url.search}`;
    case 'other_scheme':
      url.protocol = url.protocol === 'http:' ? 'https:' : 'http:';
      return url.toString();
  }
}
