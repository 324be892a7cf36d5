/**
 * Fields whose enum values Flexprice writes in upper case. Gateways, providers and record statuses are lower case in
 * both dialects.
 */
export const UPPER_CASE = new Set([
  'billing_reason',
  'destination_type',
  'invoice_status',
  'invoice_type',
  'payment_method_type',
  'payment_status',
]);

/** Maps whose members the caller chooses. */
const LEFT_ALONE = new Set(['metadata', 'gateway_metadata']);

/** Converts an answer to Flexprice's dialect: the same members, enum values in Flexprice's letter case. */
export function toFlexprice(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toFlexprice);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, LEFT_ALONE.has(name) ? member : memberOf(name, member)]),
  );
}

/** Wraps a newly created key as Flexprice does. */
export function toFlexpriceNewKey(value: unknown): unknown {
  if (!isPlainObject(value)) return value;
  const { api_key, ...secret } = value;
  return { secret, api_key };
}

function memberOf(name: string, member: unknown): unknown {
  return UPPER_CASE.has(name) && typeof member === 'string' ? member.toUpperCase() : toFlexprice(member);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
