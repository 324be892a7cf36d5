import { type SearchBody, searchBody } from '../../api/search-body';
import type { ReadListParams } from '../../ui/read-list-params';

export const paymentsSearch = (params: ReadListParams): SearchBody =>
  searchBody(params, {
    search: params.get('search'),
    payment_status: params.get('status'),
    payment_method_type: params.get('method'),
    destination_id: params.get('invoice'),
    customer_id: params.get('customer'),
  });
