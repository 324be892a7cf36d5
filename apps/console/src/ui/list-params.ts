import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { PAGE_SIZES, type ReadListParams, readListParams } from './read-list-params';

export interface ListParams extends ReadListParams {
  /** Changes filters and returns to the first page. An empty text removes a filter. */
  set(changes: Record<string, string>): void;
  goTo(offset: number): void;
  setLimit(limit: number): void;
  /** Whether a filter is set. */
  isFiltered: boolean;
  clear(): void;
}

/** Filters, page and page size are in the URL, so that a list can be shared, reloaded and returned to. */
export function useListParams(filters: readonly string[]): ListParams {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: Record<string, string>, replace: boolean) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace },
      ),
    [setParams],
  );
  return useMemo(
    () => ({
      ...readListParams(params),
      set: (changes) => change({ ...changes, offset: '' }, true),
      goTo: (to) => change({ offset: to === 0 ? '' : String(to) }, false),
      setLimit: (to) => change({ limit: to === PAGE_SIZES[0] ? '' : String(to), offset: '' }, true),
      isFiltered: filters.some((name) => params.get(name)),
      clear: () => change({ ...Object.fromEntries(filters.map((name) => [name, ''])), offset: '' }, true),
    }),
    [params, change, filters],
  );
}
