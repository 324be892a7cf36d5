import type { ComponentType } from 'react';

export interface PageRoute {
  /** Path below the environment; `:id` matches any one segment. */
  readonly path: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** Every page of an environment. Each has its own script. */
export const pages: readonly PageRoute[] = [
  { path: '', load: () => import('./pages/home/home-page') },
  { path: 'customers', load: () => import('./pages/customers/customers-page') },
  { path: 'customers/:id', load: () => import('./pages/customers/customer-page') },
  { path: 'invoices', load: () => import('./pages/invoices/invoices-page') },
  { path: 'invoices/:id', load: () => import('./pages/invoices/invoice-page') },
  { path: 'credit-notes', load: () => import('./pages/credit-notes/credit-notes-page') },
  { path: 'payments', load: () => import('./pages/payments/payments-page') },
  { path: 'payments/:id', load: () => import('./pages/payments/payment-page') },
  { path: 'reconciliation', load: () => import('./pages/reconciliation/reconciliation-page') },
  { path: 'attention', load: () => import('./pages/attention/attention-page') },
  { path: 'approvals', load: () => import('./pages/approvals/approvals-page') },
  { path: 'integrations', load: () => import('./pages/integrations/integrations-page') },
  { path: 'integrations/nomod', load: () => import('./pages/integrations/nomod-page') },
  { path: 'members', load: () => import('./pages/members/members-page') },
  { path: 'audit-log', load: () => import('./pages/audit-log/audit-log-page') },
  { path: 'business', load: () => import('./pages/business/business-page') },
  { path: 'developers/events', load: () => import('./pages/events/events-page') },
  { path: 'developers/events/:id', load: () => import('./pages/events/event-page') },
  { path: 'developers/endpoints', load: () => import('./pages/endpoints/endpoints-page') },
  { path: 'developers/endpoints/:id', load: () => import('./pages/endpoints/endpoint-page') },
  { path: 'developers/request-log', load: () => import('./pages/requests/requests-page') },
  { path: 'developers/api-keys', load: () => import('./pages/api-keys/api-keys-page') },
];

/** A parsed address of the console. */
export interface Place {
  readonly environmentId: string;
  readonly page: PageRoute;
  /** The value of `:id`. */
  readonly id: string | undefined;
}

export function placeOf(pathname: string): Place | undefined {
  const [, environmentId = '', ...parts] = pathname.replace(/\/$/, '').split('/');
  const page = pages.find(({ path }) => {
    const wanted = path === '' ? [] : path.split('/');
    return wanted.length === parts.length && wanted.every((part, index) => part === ':id' || part === parts[index]);
  });
  if (!page || !environmentId.startsWith('env_')) return undefined;
  return { environmentId, page, id: page.path.endsWith(':id') ? parts.at(-1) : undefined };
}
