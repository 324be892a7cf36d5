import type { ReadListParams } from '../ui/read-list-params';
import { startOfDay } from '../ui/zone';

export type SearchBody = Record<string, unknown>;

/**
 * The request body of a list's search: its filters, the order in the address (`amount_due`, or `-amount_due` for
 * largest first) and a span of days of the business.
 * @param day field to which the span applies
 */
export function searchBody(params: ReadListParams, filters: Record<string, string>, day = 'created_at'): SearchBody {
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  const sort = params.get('sort');
  const { from, until } = daysOf(params);
  const conditions = [
    ...(from ? [{ field: day, operator: 'gte', value: { date: from.toISOString() } }] : []),
    ...(until ? [{ field: day, operator: 'lt', value: { date: until.toISOString() } }] : []),
  ];
  return {
    ...Object.fromEntries(given),
    limit: params.limit,
    offset: params.offset,
    ...(conditions.length > 0 && { filters: conditions }),
    ...(sort !== '' && { sort: [{ field: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'desc' : 'asc' }] }),
  };
}

/** The same span for a list that uses GET, where both ends are inclusive. */
export function daySpan(params: ReadListParams): { start_time?: string; end_time?: string } {
  const { from, until } = daysOf(params);
  return {
    ...(from && { start_time: from.toISOString() }),
    ...(until && { end_time: new Date(until.getTime() - 1).toISOString() }),
  };
}

/** The span of days in the address, from the beginning of the first day to the end of the last. */
function daysOf(params: ReadListParams): { from?: Date; until?: Date } {
  const [from, to] = [params.get('from'), params.get('to')];
  return { ...(isDay(from) && { from: startOfDay(from) }), ...(isDay(to) && { until: startOfDay(to, 1) }) };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
