import { gapAt } from './flexprice-gaps';

/**
 * What Flexprice's server offers besides invoices and payments: path families that Remit lacks, and additions to
 * families that both have.
 */
const FAMILIES =
  'addons ai alerts analytics auth checkout/sessions costs coupons creditgrants creditnotes customer/portal dashboard entitlements events features forex groups integrations marketplace meter-usage meters oauth plans portal prices rbac/roles refunds settings subscriptions tasks tasks/scheduled taxes/rates usage-records users wallets workflows';

it.each(FAMILIES.split(' '))('says of all below /v1/%s what to do instead', (family) => {
  for (const [method, below] of [
    ['GET', ''],
    ['POST', '/search'],
    ['DELETE', '/x_1'],
    ['PUT', '/x_1/a/b'],
  ] as const)
    expect(gapAt(method, `/api/v1/${family}${below}`)).toMatch(/^[A-Z].{20}/);
});

it.each([
  ['GET', 'webhooks/dashboard'],
  ['POST', 'webhooks/retry'],
  ['POST', 'webhooks/stripe/tenant_1/env_1'],
  ['POST', 'invoices/inv_1/modify/execute'],
  ['POST', 'invoices/temporal/inv_1/finalize'],
  ['POST', 'invoices/internal/preview'],
  ['GET', 'customers/cust_1/payment-methods'],
  ['GET', 'customers/external/crm-1/subscriptions'],
  ['GET', 'tenants/billing'],
])('and of %s /v1/%s', (method, path) => {
  expect(gapAt(method, `/api/v1/${path}`)).toMatch(/^[A-Z].{20}/);
});

it.each([
  ['POST', 'invoices'],
  ['GET', 'customers/external/crm-1'],
  ['POST', 'webhooks/nomod/tenant_1/env_1'],
  ['POST', 'payments/pay_1/process'],
  ['GET', 'webhooks/deliveries'],
])('but nothing of what Remit does: %s /v1/%s', (method, path) => {
  expect(gapAt(method, `/api/v1/${path}`)).toBeUndefined();
});
