import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const PAGE_SIZES = [25, 50, 100] as const;

export interface ListParams {
  limit: number;
  offset: number;
  get(name: string): string;
  /** Changes filters; the list starts at its first row again. An empty text removes one. */
  set(changes: Record<string, string>): void;
  goTo(offset: number): void;
  setLimit(limit: number): void;
  /** Whether anything narrows the list. */
  isFiltered: boolean;
  clear(): void;
}

/** Filters, page and page size live in the URL, so that a list can be sent, reloaded and gone back to. */
export function useListParams(filters: readonly string[]): ListParams {
  const [params, setParams] = useSearchParams();
  const limit = PAGE_SIZES.find((size) => String(size) === params.get('limit')) ?? PAGE_SIZES[0];
  const offset = Math.max(0, Number.parseInt(params.get('offset') ?? '0', 10) || 0);
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
      limit,
      offset,
      get: (name) => params.get(name) ?? '',
      set: (changes) => change({ ...changes, offset: '' }, true),
      goTo: (to) => change({ offset: to === 0 ? '' : String(to) }, false),
      setLimit: (to) => change({ limit: to === PAGE_SIZES[0] ? '' : String(to), offset: '' }, true),
      isFiltered: filters.some((name) => params.get(name)),
      clear: () => change({ ...Object.fromEntries(filters.map((name) => [name, ''])), offset: '' }, true),
    }),
    [limit, offset, params, change, filters],
  );
}
