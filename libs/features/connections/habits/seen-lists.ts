import type { ShownPage } from '@remit/gateway';
import type { HabitAnswers } from './habit';

/** The largest page that is asked for. */
const FULL_PAGE = 100;

interface Shown {
  readonly links: ShownPage;
  readonly charges: ShownPage;
  /** Links with this status, as far as the filter works; undefined while no list shows our own disabled link. */
  readonly enabled: ShownPage | undefined;
  /** The newest link. */
  readonly ours: string;
}

/**
 * Observes how the lists of an account behave. What they do not show is left out: a list of one row has every order.
 */
export function seenLists({ links, charges, enabled, ours }: Shown): HabitAnswers {
  const list_order = orderOf(links.ids, ours, charges.created);
  const hasFullPage = !links.isLast || links.ids.length >= FULL_PAGE;
  const isFiltered = enabled?.statuses.every((status) => status === 'enabled');
  return {
    list_count: links.hasCount && charges.hasCount ? 'given' : 'missing',
    ...(list_order && { list_order }),
    ...(hasFullPage && { page_size: String(links.ids.length) }),
    ...(enabled && { status_filter: isFiltered ? 'applied' : 'ignored' }),
  };
}

/** Our link is the newest, unless somebody made another at the same moment. Charges have a time. */
function orderOf(linkIds: readonly string[], ours: string, chargeTimes: readonly string[]): string | undefined {
  const times = chargeTimes.map((time) => new Date(time).getTime()).filter((time) => !Number.isNaN(time));
  const place = linkIds.length > 1 ? linkIds.indexOf(ours) : -1;
  if (times.some((time, index) => time > (times[index - 1] ?? time)) || place >= linkIds.length / 2) return 'other';
  return place >= 0 || new Set(times).size > 1 ? 'newest_first' : undefined;
}
