import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../session/session';
import type { Query } from './client';
import type { SearchBody } from './search-body';
import type {
  ApiKey,
  AttentionItem,
  Connection,
  Customer,
  DeliveryDetails,
  Invoice,
  InvoiceSync,
  LoggedRequest,
  Page,
  Payment,
  TimelineEntry,
} from './types';

/** Milliseconds between two polls of data that changes without an event. */
const MOVING_MS = 2_000;

/**
 * One record or list of the open environment. Every cache key begins with the environment, so that environments share
 * no cache.
 */
export function useResource<T>(path: string | null, query?: Query, moves?: (record: T) => boolean): UseQueryResult<T> {
  const api = useApi();
  return useQuery({
    queryKey: [api.environmentId, path, query ?? null],
    queryFn: ({ signal }) => api.get<T>(path ?? '', query, signal),
    enabled: path !== null,
    refetchInterval: ({ state }) => (moves && state.data && moves(state.data) ? MOVING_MS : false),
  });
}

/**
 * A list keeps its last rows while the next page loads.
 * @param moves whether a row changes without an event on the stream of changes
 */
export function useList<T>(path: string, query?: Query, moves?: (row: T) => boolean): UseQueryResult<Page<T>> {
  const api = useApi();
  return useQuery({
    queryKey: [api.environmentId, path, query ?? null],
    queryFn: ({ signal }) => api.get<Page<T>>(path, query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (moves && state.data?.items.some(moves) ? MOVING_MS : false),
  });
}

/** A list from its search endpoint, which supports an order and a span of days in addition to filters. */
export function useSearch<T>(path: string, body: SearchBody): UseQueryResult<Page<T>> {
  const api = useApi();
  return useQuery({
    queryKey: [api.environmentId, path, body],
    queryFn: () => api.post<Page<T>>(`${path}/search`, body),
    placeholderData: keepPreviousData,
  });
}

export const useInvoice = (id: string | null) => useResource<Invoice>(id && `/invoices/${id}`);
export const useInvoiceSync = (id: string | null) => useResource<InvoiceSync>(id && `/invoices/${id}/sync`);
/** A link that is being disabled is closed without an event, so it is polled. */
export const usePayment = (id: string | null) =>
  useResource<Payment>(id && `/payments/${id}`, undefined, ({ link_state: link }) => link === 'closing');
export const useDelivery = (id: string | null) =>
  useResource<DeliveryDetails>(id && `/webhooks/deliveries/${id}`, undefined, ({ result }) => result === 'pending');
export const useLoggedRequest = (id: string | null) => useResource<LoggedRequest>(id && `/request-log/${id}`);
export const useTimeline = (path: string) => useResource<{ items: TimelineEntry[] }>(`${path}/timeline`);
export const useCustomer = (id: string | null) =>
  useResource<Customer>(id && `/customers/${id}`, { expand: 'integrations' });
/** The name of a key; its id when keys may not be read or the key no longer exists. */
export function useKeyName(id: string | null): string {
  const keys = useResource<Page<ApiKey>>(id?.startsWith('key_') ? '/api-keys' : null, { limit: 100 }).data;
  return keys?.items.find((key) => key.id === id)?.name ?? id ?? '';
}
export const useConnections = () => useList<Connection>('/connections', { limit: 100 });
export const useOpenAttention = (limit: number) => useList<AttentionItem>('/attention', { status: 'open', limit });
