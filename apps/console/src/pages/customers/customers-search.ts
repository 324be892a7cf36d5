import { type SearchBody, searchBody } from '../../api/search-body';
import type { ReadListParams } from '../../ui/read-list-params';

export const customersSearch = (params: ReadListParams): SearchBody =>
  searchBody(params, { search: params.get('search'), status: params.get('status'), expand: 'integrations' });
