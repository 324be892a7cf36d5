import { useList } from '../api/queries';
import type { ListedPayment } from '../api/types';

/** The payment whose link is live. */
export function useLiveLink(invoiceId: string): ListedPayment | undefined {
  const payments = useList<ListedPayment>('/payments', { destination_id: invoiceId, limit: 100 }).data;
  return payments?.items.find(({ payment_url: url }) => url !== null);
}
