import type { Place } from '../pages';
import { customersSearch } from '../pages/customers/customers-search';
import { invoicesSearch } from '../pages/invoices/invoices-search';
import { paymentsSearch } from '../pages/payments/payments-search';
import { readListParams } from '../ui/read-list-params';
import { readPeriod } from '../ui/read-period';
import type { Content } from './client';

export interface FirstRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly content?: Content;
}

/** The exact first request of a page; undefined for pages that are too small to need a prefetch. */
export function firstRequest({ page, id }: Place, params: URLSearchParams): FirstRequest | undefined {
  const list = readListParams(params);
  switch (page.path) {
    case '': {
      const { from, to } = readPeriod(params);
      return from <= to ? { method: 'GET', path: '/reports/overview', content: { query: { from, to } } } : undefined;
    }
    case 'invoices':
      return { method: 'POST', path: '/invoices/search', content: { body: invoicesSearch(list) } };
    case 'payments':
      return { method: 'POST', path: '/payments/search', content: { body: paymentsSearch(list) } };
    case 'customers':
      return { method: 'POST', path: '/customers/search', content: { body: customersSearch(list) } };
    case 'invoices/:id':
    case 'payments/:id':
      return { method: 'GET', path: `/${page.path.replace(':id', id ?? '')}` };
    case 'customers/:id':
      return { method: 'GET', path: `/customers/${id}`, content: { query: { expand: 'integrations' } } };
    default:
      return undefined;
  }
}
