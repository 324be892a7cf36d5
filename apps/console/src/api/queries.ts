import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../session/session';
import type { Query } from './client';
import type {
  AttentionItem,
  Connection,
  Customer,
  Delivery,
  Invoice,
  InvoiceSync,
  Page,
  Payment,
  TimelineEntry,
} from './types';

/** One record or list of the open environment. Every key begins with the environment, so that no cache is shared between two. */
export function useResource<T>(path: string | null, query?: Query): UseQueryResult<T> {
  const api = useApi();
  return useQuery({
    queryKey: [api.environmentId, path, query ?? null],
    queryFn: ({ signal }) => api.get<T>(path ?? '', query, signal),
    enabled: path !== null,
  });
}

/** A list keeps its last rows while the next page loads. */
export function useList<T>(path: string, query?: Query): UseQueryResult<Page<T>> {
  const api = useApi();
  return useQuery({
    queryKey: [api.environmentId, path, query ?? null],
    queryFn: ({ signal }) => api.get<Page<T>>(path, query, signal),
    placeholderData: keepPreviousData,
  });
}

export const useInvoice = (id: string | null) => useResource<Invoice>(id && `/invoices/${id}`);
export const useInvoiceSync = (id: string | null) => useResource<InvoiceSync>(id && `/invoices/${id}/sync`);
export const usePayment = (id: string | null) => useResource<Payment>(id && `/payments/${id}`);
export const useDelivery = (id: string | null) => useResource<Delivery>(id && `/webhooks/deliveries/${id}`);
export const useTimeline = (path: string) => useResource<{ items: TimelineEntry[] }>(`${path}/timeline`);
export const useCustomer = (id: string | null) =>
  useResource<Customer>(id && `/customers/${id}`, { expand: 'integrations' });
export const useConnections = () => useList<Connection>('/connections', { limit: 100 });
export const useOpenAttention = (limit: number) => useList<AttentionItem>('/attention', { status: 'open', limit });
