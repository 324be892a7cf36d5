import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';
import { isFlexprice } from './flexprice-paths';

interface Gap {
  /** As Flexprice documents it. */
  readonly operation: string;
  readonly why: string;
}

const NO_SUBSCRIPTIONS = 'Remit bills no subscriptions and measures no usage.';
const OPERATOR = 'Tenants and environments are kept by the operator.';

/** What Flexprice's published client can call beside invoices and payments by Nomod, and what to do instead. */
export const FLEXPRICE_GAPS: readonly Gap[] = [
  { operation: 'PUT /payments/{id}', why: 'A payment follows what Nomod says: POST /payments/{id}/check asks now.' },
  { operation: 'DELETE /payments/{id}', why: 'Payments are kept. Voiding its invoice ends the link of an open one.' },
  {
    operation: 'GET /invoices/{id}/pdf',
    why: 'Remit makes no PDF; a synced invoice has a page, metadata.nomod_invoice_url.',
  },
  {
    operation: 'PUT /invoices/{id}/payment',
    why: 'Record money received outside with POST /payments, method OFFLINE.',
  },
  {
    operation: 'POST /invoices/{id}/payment/attempt',
    why: 'There are no wallets: ask for a link with POST /payments.',
  },
  { operation: 'POST /invoices/{id}/comms/trigger', why: 'Remit writes to nobody; it tells your webhook endpoints.' },
  { operation: 'POST /invoices/{id}/recalculate', why: NO_SUBSCRIPTIONS },
  { operation: 'POST /invoices/preview', why: NO_SUBSCRIPTIONS },
  { operation: 'GET /customers/usage', why: NO_SUBSCRIPTIONS },
  { operation: 'GET /customers/{id}/entitlements', why: NO_SUBSCRIPTIONS },
  { operation: 'GET /customers/{id}/grants/upcoming', why: NO_SUBSCRIPTIONS },
  { operation: 'GET /customers/{id}/invoices/summary', why: 'Ask POST /invoices/search with the customer_id.' },
  { operation: 'PUT /environments/{id}', why: OPERATOR },
  { operation: 'GET /tenants/{id}', why: OPERATOR },
  { operation: 'PUT /tenants/update', why: OPERATOR },
  { operation: 'GET /tenant/billing', why: OPERATOR },
];

const patterns = FLEXPRICE_GAPS.map(({ operation, why }) => {
  const [method = '', path = ''] = operation.split(' ');
  return { method, path: new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, '[^/]+')}$`), why };
});

/** Express middleware, after `acceptFlexpricePaths`: says of these that they are missing on purpose, where 404 would look like an unknown id. */
export function refuseFlexpriceGaps(request: Request, response: Response, next: NextFunction): void {
  const gap =
    isFlexprice(request) &&
    patterns.find(({ method, path }) => method === request.method && path.test(request.path.replace(/\/$/, '')));
  if (!gap) return next();
  sendError(request, response, new ApiError('not_implemented', { hint: gap.why }), requestIdOf(request));
}
