import { type SearchBody, searchBody } from '../../api/search-body';
import type { ReadListParams } from '../../ui/read-list-params';

/** The request of the list of invoices, without lines, which the list does not show. */
export const invoicesSearch = (params: ReadListParams): SearchBody => ({
  ...searchBody(params, {
    search: params.get('search'),
    invoice_status: params.get('status'),
    payment_status: params.get('payment'),
    nomod_sync_state: params.get('sync'),
    currency: params.get('currency'),
    customer_id: params.get('customer'),
  }),
  skip_line_items: true,
});
