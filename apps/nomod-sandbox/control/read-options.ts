import { Decimal } from 'decimal.js';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { NEXT_FORMS, type AccountOptions } from '../store/account-options';

type Reader<T> = (fields: read.Fields, name: string) => T;

const DAY_MS = 86_400_000;

const READERS: { [Name in keyof AccountOptions]: Reader<AccountOptions[Name]> } = {
  business_name: (fields, name) => read.requiredText(fields, name, 80),
  tax_percent: percent,
  tax_name: (fields, name) => read.requiredText(fields, name, 30),
  service_fee_percent: percent,
  tip_percentages: (fields, name) => integers(fields, name, 1, 100),
  conversion,
  webhook_casing: (fields, name) => read.oneOf(fields, name, ['camel', 'snake', 'minimal']) ?? 'camel',
  webhook_timeout_ms: (fields, name) => read.integer(fields, name, 1, DAY_MS) ?? 15_000,
  retry_schedule_ms: (fields, name) => integers(fields, name, 0, DAY_MS),
  lookup_lag_ms: (fields, name) => read.integer(fields, name, 0, DAY_MS) ?? 0,
  charge_lag_ms: (fields, name) => read.integer(fields, name, 0, DAY_MS) ?? 0,
  max_items: (fields, name) => read.integer(fields, name, 1, 10_000) ?? 50,
  enforce_expiry_limit: (fields, name) => read.flag(fields, name, true),
  duplicate_customers: (fields, name) => read.oneOf(fields, name, ['refuse', 'allow']) ?? 'refuse',
  email_filter: (fields, name) => read.oneOf(fields, name, ['any_case', 'exact']) ?? 'any_case',
  unique_invoice_numbers: (fields, name) => read.flag(fields, name, false),
  refunds: (fields, name) => read.oneOf(fields, name, ['at_once', 'accepted']) ?? 'at_once',
  next_form: (fields, name) => read.oneOf(fields, name, NEXT_FORMS) ?? 'full',
  clock_skew_seconds: (fields, name) => read.integer(fields, name, -300, 300) ?? 0,
  search_fields: searchFields,
  list_order: (fields, name) => read.oneOf(fields, name, ['newest_first', 'oldest_first']) ?? 'newest_first',
  list_count: (fields, name) => read.oneOf(fields, name, ['given', 'missing']) ?? 'given',
  list_end: (fields, name) => read.oneOf(fields, name, ['reached', 'early', 'again']) ?? 'reached',
  max_page_size: (fields, name) => read.integer(fields, name, 1, 100) ?? 100,
  status_filter: (fields, name) => read.oneOf(fields, name, ['applied', 'ignored']) ?? 'applied',
  item_amount: (fields, name) => read.oneOf(fields, name, ['per_unit', 'per_line']) ?? 'per_unit',
  keep_expiry_limit: (fields, name) => read.flag(fields, name, true),
  title_length: (fields, name) => read.integer(fields, name, 1, 50) ?? 50,
  note_length: (fields, name) => read.integer(fields, name, 0, 280) ?? 280,
  unknown_id_status: (fields, name) => (read.integer(fields, name, 400, 404) === 400 ? 400 : 404),
  payment_url_scheme: (fields, name) => read.oneOf(fields, name, ['as_served', 'https']) ?? 'as_served',
  rate_limit: rateLimit,
};

/**
 * Reads the options in the body.
 * @throws ApiFailure when an option does not exist
 */
export function readOptions(fields: read.Fields): Partial<AccountOptions> {
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(READERS, name));
  if (unknown !== undefined) {
    throw refuse('invalid_field', `${unknown}: no such option; there are ${Object.keys(READERS).join(', ')}.`);
  }
  const entries = Object.entries(READERS).filter(([name]) => fields[name] !== undefined);
  return Object.fromEntries(entries.map(([name, reader]) => [name, reader(fields, name)]));
}

function percent(fields: read.Fields, name: string): string {
  const value = fields[name];
  const asText = typeof value === 'number' ? String(value) : value;
  if (typeof asText !== 'string' || !/^\d{1,3}(\.\d{1,2})?$/.test(asText) || new Decimal(asText).greaterThan(100)) {
    throw refuse('invalid_field', `${name}: must be a percentage from 0 to 100.`);
  }
  return asText;
}

function integers(fields: read.Fields, name: string, min: number, max: number): number[] {
  const value = fields[name];
  const isValid = (entry: unknown): entry is number =>
    typeof entry === 'number' && Number.isInteger(entry) && entry >= min && entry <= max;
  if (!Array.isArray(value) || !value.every(isValid)) {
    throw refuse('invalid_field', `${name}: must be a list of integers from ${min} to ${max}.`);
  }
  return value;
}

function searchFields(fields: read.Fields, name: string): AccountOptions['search_fields'] {
  const value = fields[name];
  const isField = (entry: unknown): entry is 'title' | 'note' => entry === 'title' || entry === 'note';
  if (!Array.isArray(value) || !value.every(isField))
    throw refuse('invalid_field', `${name}: must be a list of title and note.`);
  return value;
}

function rateLimit(fields: read.Fields, name: string): AccountOptions['rate_limit'] {
  const value = fields[name];
  if (value === null) return null;
  if (!read.isFields(value)) {
    throw refuse('invalid_field', `${name}: must be null or {calls_per_second, retry_after_seconds}.`);
  }
  return {
    calls_per_second: read.integer(value, 'calls_per_second', 1, 100_000) ?? 10,
    retry_after_seconds: read.integer(value, 'retry_after_seconds', 0, 86_400),
  };
}

function conversion(fields: read.Fields, name: string): AccountOptions['conversion'] {
  const value = fields[name];
  if (value === null) return null;
  if (!read.isFields(value)) throw refuse('invalid_field', `${name}: must be null or {currency, rate}.`);
  const rate = read.requiredText(value, 'rate', 30);
  if (!/^\d+(\.\d+)?$/.test(rate)) throw refuse('invalid_field', `${name}.rate: must be a decimal string.`);
  return { currency: read.currency(value), rate };
}
