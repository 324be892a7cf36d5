import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../session/session';
import type { Query } from './client';

/** Milliseconds between two readings of a report while its page is open. */
const READ_AGAIN_MS = 60_000;

/**
 * A report. It reads much on the server, so that it does not follow each change of the environment as records do:
 * it is read when its page opens, and every minute.
 */
export function useReport<T>(path: string | null, query?: Query): UseQueryResult<T> {
  const api = useApi();
  return useQuery({
    queryKey: ['report', api.environmentId, path, query ?? null],
    queryFn: ({ signal }) => api.get<T>(path ?? '', query, signal),
    enabled: path !== null,
    placeholderData: keepPreviousData,
    refetchInterval: READ_AGAIN_MS,
    staleTime: 0,
  });
}
