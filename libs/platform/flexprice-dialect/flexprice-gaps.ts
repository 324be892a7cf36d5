import type { NextFunction, Request, Response } from 'express';
import { ApiError, isFlexprice, requestIdOf, sendError } from '@remit/http-api';

interface Gap {
  /** As Flexprice documents it. `*` matches every method; `/**` matches the path and everything below it. */
  readonly operation: string;
  readonly why: string;
}

const NO_SUBSCRIPTIONS = 'Remit has no subscriptions or usage metering. Create invoices with POST /invoices.';
const NO_CATALOGUE = 'Remit has no plans, prices or features. Send the lines of each invoice with POST /invoices.';
const NO_DISCOUNTS = 'Remit has no coupons. Send total_discount with POST /invoices.';
const NO_TAXES = 'Remit has no stored tax rates. Send the tax_rate of each line with POST /invoices.';
const NO_WALLETS = 'Remit has no wallets. Create a payment link with POST /payments.';
const NO_CARDS = 'Remit stores no cards. The payer enters the card at Nomod: POST /payments.';
const NO_PORTAL = 'Payers open the payment_url of a payment; there is no portal.';
const NO_REFUND_NOTES =
  'Refund a payment with POST /payments/{id}/refund. Write off an unpaid amount with POST /invoices/{id}/credit-notes.';
const CONNECTIONS = 'Create Nomod connections with POST /connections and read them with GET /connections.';
const OPERATOR = 'The operator manages tenants and environments.';
const NO_USERS = 'Remit has no users. Create keys with POST /secrets/api/keys; scopes limit what each may do.';
const OWN_EVENTS = 'Remit has no usage metering. Read events of payments and invoices with GET /api/v1/events.';
const NO_TASKS = 'Remit has no import or export tasks. Call the API for each row, with an Idempotency-Key.';
const ONLY_NOMOD =
  'Remit takes payments through Nomod only; its webhooks go to POST /webhooks/nomod/{tenant_id}/{environment_id}.';

/**
 * Operations that Flexprice's clients can call besides invoices and Nomod payments, and what to do instead. The first
 * match applies.
 */
const FLEXPRICE_GAPS: readonly Gap[] = [
  {
    operation: 'PUT /payments/{id}',
    why: 'The status of a payment comes from Nomod. Read it now with POST /payments/{id}/check.',
  },
  {
    operation: 'DELETE /payments/{id}',
    why: 'Payments cannot be deleted. To close the link of an open payment, void its invoice.',
  },
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
  { operation: 'GET /customers/{id}/invoices/summary', why: 'Use POST /invoices/search with the customer_id.' },
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
    why: 'GET /customers/{id}/integrations and GET /invoices/{id}/sync return the ids at Nomod.',
  },
  ...['chargebee', 'hubspot', 'moyasar', 'paddle', 'quickbooks', 'razorpay', 'stripe', 'whop', 'zoho_books'].map(
    (provider) => ({ operation: `* /webhooks/${provider}/**`, why: ONLY_NOMOD }),
  ),
  {
    operation: 'GET /webhooks/dashboard',
    why: 'Create endpoints with POST /webhook-endpoints. List their messages with GET /outgoing-webhooks.',
  },
  { operation: 'POST /webhooks/retry', why: 'Send a webhook again with POST /outgoing-webhooks/{id}/replay.' },
  {
    operation: '* /refunds/**',
    why: 'Refund a payment with POST /payments/{id}/refund. GET /payments/{id} lists its refunds.',
  },
  { operation: '* /forex/**', why: 'Remit does not convert currencies. A payment has the currency of its invoice.' },
  { operation: '* /marketplace/**', why: ONLY_NOMOD },
  { operation: '* /oauth/**', why: CONNECTIONS },
  ...['analytics', 'dashboard'].map((family) => ({
    operation: `* /${family}/**`,
    why: 'Remit has no revenue reports. Read POST /invoices/search and POST /payments/search.',
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
  { operation: '* /alerts/**', why: 'List what needs a person with GET /attention.' },
  { operation: '* /users/**', why: NO_USERS },
  { operation: '* /rbac/**', why: NO_USERS },
  { operation: '* /auth/**', why: NO_USERS },
  { operation: '* /settings/**', why: 'The operator sets the settings as environment variables of the server.' },
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

\`@flexprice/sdk\` works unmodified with \`serverURL\` set to \`/v1\` of this server; its document is \`/v1/openapi.json\`. Operations of Flexprice
that Remit does not support answer 501 \`not_implemented\` with the advice in this table; \`*\` is every method, \`/**\` everything below:

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
