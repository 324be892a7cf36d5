import type { NextFunction, Request, Response } from 'express';
import { ApiError, isFlexprice, requestIdOf, sendError } from '@remit/http-api';

interface Gap {
  /** As Flexprice documents it. `*` matches every method; `/**` matches the path and everything below it. */
  readonly operation: string;
  readonly why: string;
}

const NO_SUBSCRIPTIONS = 'Remit bills no subscriptions and measures no usage: send what is owed with POST /invoices.';
const NO_CATALOGUE = 'Remit keeps no plans, prices or features: send the lines of each invoice with POST /invoices.';
const NO_DISCOUNTS = 'Remit keeps no coupons: send total_discount with POST /invoices.';
const NO_TAXES = 'Remit keeps no tax rates: send the tax_rate of each line with POST /invoices.';
const NO_WALLETS = 'Remit keeps no wallets: ask for a link with POST /payments.';
const NO_CARDS = 'No cards are kept: Nomod asks the payer for one. POST /payments.';
const NO_PORTAL = 'Payers open the payment_url of a payment; there is no portal.';
const NO_REFUND_NOTES =
  'Give money back with POST /payments/{id}/refund; write off what is not paid with POST /invoices/{id}/credit-notes.';
const CONNECTIONS = 'Accounts at Nomod are kept with POST /connections and read with GET /connections.';
const OPERATOR = 'Tenants and environments are kept by the operator.';
const NO_USERS = 'Remit has no users: make keys with POST /secrets/api/keys; their scopes say what each may do.';
const OWN_EVENTS = 'Remit measures no usage. What happened to payments and invoices: GET /api/v1/events.';
const NO_TASKS = 'Remit imports and exports nothing in tasks: call the API for each row, with an Idempotency-Key.';
const ONLY_NOMOD =
  'Remit takes payments through Nomod only; its webhooks go to POST /webhooks/nomod/{tenant_id}/{environment_id}.';

/**
 * Operations that Flexprice's clients can call besides invoices and Nomod payments, and what to do instead. The first
 * match applies.
 */
const FLEXPRICE_GAPS: readonly Gap[] = [
  { operation: 'PUT /payments/{id}', why: 'A payment follows what Nomod says: POST /payments/{id}/check asks now.' },
  { operation: 'DELETE /payments/{id}', why: 'Payments are kept. Voiding its invoice ends the link of an open one.' },
  { operation: '* /payments/customers/**', why: NO_CARDS },
  {
    operation: 'PUT /invoices/{id}/payment',
    why: 'Record money received outside with POST /payments, method OFFLINE.',
  },
  { operation: 'POST /invoices/{id}/payment/attempt', why: NO_WALLETS },
  { operation: 'POST /invoices/{id}/comms/trigger', why: 'Send an invoice by e-mail with POST /invoices/{id}/send.' },
  {
    operation: 'POST /invoices/{id}/webhook/trigger',
    why: 'Send a webhook again with POST /outgoing-webhooks/{id}/replay.',
  },
  { operation: 'POST /invoices/{id}/modify/execute', why: 'Change an invoice with PUT /invoices/{id}.' },
  { operation: 'POST /invoices/temporal/{id}/finalize', why: 'Finalize an invoice with POST /invoices/{id}/finalize.' },
  { operation: 'POST /invoices/internal/preview', why: NO_SUBSCRIPTIONS },
  { operation: 'POST /invoices/{id}/recalculate', why: NO_SUBSCRIPTIONS },
  { operation: 'POST /invoices/{id}/recalculate-v2', why: NO_SUBSCRIPTIONS },
  { operation: 'POST /invoices/{id}/compute', why: NO_SUBSCRIPTIONS },
  { operation: 'POST /invoices/preview', why: NO_SUBSCRIPTIONS },
  { operation: '* /customers/usage', why: NO_SUBSCRIPTIONS },
  { operation: '* /customers/{id}/usage', why: NO_SUBSCRIPTIONS },
  { operation: '* /customers/wallets', why: NO_WALLETS },
  { operation: '* /customers/{id}/wallets', why: NO_WALLETS },
  { operation: '* /customers/{id}/payment-methods', why: NO_CARDS },
  { operation: '* /customers/external/{external_id}/entitlements', why: NO_SUBSCRIPTIONS },
  { operation: '* /customers/external/{external_id}/subscriptions', why: NO_SUBSCRIPTIONS },
  { operation: '* /customers/{id}/entitlements', why: NO_SUBSCRIPTIONS },
  { operation: '* /customers/{id}/grants/**', why: NO_SUBSCRIPTIONS },
  { operation: 'GET /customers/{id}/invoices/summary', why: 'Ask POST /invoices/search with the customer_id.' },
  ...['customers/portal', 'customer/portal', 'portal'].map((family) => ({
    operation: `* /${family}/**`,
    why: NO_PORTAL,
  })),
  { operation: '* /checkout/**', why: 'Payers open the payment_url of a payment: POST /payments.' },
  { operation: 'PUT /environments/{id}', why: OPERATOR },
  { operation: 'POST /environments/{id}/clone', why: OPERATOR },
  { operation: 'GET /tenants/{id}', why: OPERATOR },
  { operation: 'PUT /tenants/update', why: OPERATOR },
  { operation: '* /tenant/**', why: OPERATOR },
  { operation: '* /creditnotes/**', why: NO_REFUND_NOTES },
  { operation: '* /secrets/integrations/**', why: CONNECTIONS },
  { operation: 'POST /connections/search', why: CONNECTIONS },
  { operation: '* /integrations/**', why: `${CONNECTIONS} An invoice is pushed with POST /invoices/{id}/sync.` },
  { operation: '* /integration/**', why: `${CONNECTIONS} An invoice is pushed with POST /invoices/{id}/sync.` },
  {
    operation: '* /entity-integration-mappings/**',
    why: 'GET /customers/{id}/integrations and GET /invoices/{id}/sync say what something is called at Nomod.',
  },
  ...['chargebee', 'hubspot', 'moyasar', 'paddle', 'quickbooks', 'razorpay', 'stripe', 'whop', 'zoho_books'].map(
    (provider) => ({ operation: `* /webhooks/${provider}/**`, why: ONLY_NOMOD }),
  ),
  {
    operation: 'GET /webhooks/dashboard',
    why: 'Endpoints are kept with POST /webhook-endpoints; what was sent to each: GET /outgoing-webhooks.',
  },
  { operation: 'POST /webhooks/retry', why: 'Send a webhook again with POST /outgoing-webhooks/{id}/replay.' },
  {
    operation: '* /refunds/**',
    why: 'Give money back with POST /payments/{id}/refund; GET /payments/{id} says what was given back.',
  },
  { operation: '* /forex/**', why: 'Remit converts no currencies: a payment is in the currency of its invoice.' },
  { operation: '* /marketplace/**', why: ONLY_NOMOD },
  { operation: '* /oauth/**', why: CONNECTIONS },
  ...['analytics', 'dashboard'].map((family) => ({
    operation: `* /${family}/**`,
    why: 'Remit makes no revenue reports: read POST /invoices/search and POST /payments/search.',
  })),
  { operation: '* /wallets/**', why: NO_WALLETS },
  { operation: '* /coupons/**', why: NO_DISCOUNTS },
  { operation: '* /taxes/**', why: NO_TAXES },
  ...['addons', 'ai', 'features', 'groups', 'plans', 'prices', 'meters'].map((family) => ({
    operation: `* /${family}/**`,
    why: NO_CATALOGUE,
  })),
  ...[
    'costs',
    'creditgrants',
    'entitlements',
    'meter-usage',
    'subscription-schedules',
    'subscriptions',
    'usage',
    'usage-records',
  ].map((family) => ({
    operation: `* /${family}/**`,
    why: NO_SUBSCRIPTIONS,
  })),
  // Five functions of the client repeat the version in the path.
  { operation: '* /v1/subscriptions/**', why: NO_SUBSCRIPTIONS },
  { operation: '* /v1/subscription-schedules/**', why: NO_SUBSCRIPTIONS },
  { operation: '* /tasks/**', why: NO_TASKS },
  { operation: '* /workflows/**', why: NO_TASKS },
  { operation: '* /alerts/**', why: 'What needs a person: GET /attention.' },
  { operation: '* /users/**', why: NO_USERS },
  { operation: '* /rbac/**', why: NO_USERS },
  { operation: '* /auth/**', why: NO_USERS },
  { operation: '* /settings/**', why: 'Settings are environment variables of the server: the operator sets them.' },
  { operation: '* /events/**', why: OWN_EVENTS },
];

/** The gaps and their alternatives as a Markdown table. */
export const gapsTable = (): string =>
  [
    '| operation | instead |',
    '| --- | --- |',
    ...FLEXPRICE_GAPS.map(({ operation, why }) => `| \`${operation}\` | ${why} |`),
  ].join('\n');

/** The guide to Flexprice's client in `/docs`. */
export function flexpriceGuide(): string {
  return `# With Flexprice's client

\`@flexprice/sdk\` works unmodified with \`serverURL\` set to \`/v1\` of this server; its document is \`/v1/openapi.json\`. What Flexprice has and Remit has not answers 501 \`not_implemented\`
with the same advice as here; \`*\` is every method, \`/**\` everything below:

${gapsTable()}`;
}

const patterns = FLEXPRICE_GAPS.map(({ operation, why }) => {
  const [method = '', path = ''] = operation.split(' ');
  const below = path.replace(/\/\*\*$/, '(/.*)?').replace(/\{\w+\}/g, '[^/]+');
  return { method, path: new RegExp(`^/api/v1${below}$`), why };
});

/** What to do instead of a Flexprice operation; undefined for operations that Remit supports. */
export function gapAt(method: string, path: string): string | undefined {
  const plain = path.replace(/\/$/, '');
  return patterns.find((gap) => (gap.method === '*' || gap.method === method) && gap.path.test(plain))?.why;
}

/**
 * Express middleware, after `acceptFlexpricePaths`. Answers that these operations are missing on purpose, because a
 * 404 would look like an unknown id.
 */
export function refuseFlexpriceGaps(request: Request, response: Response, next: NextFunction): void {
  const hint = isFlexprice(request) ? gapAt(request.method, request.path) : undefined;
  if (hint === undefined) return next();
  sendError(request, response, new ApiError('not_implemented', { hint }), requestIdOf(request));
}
