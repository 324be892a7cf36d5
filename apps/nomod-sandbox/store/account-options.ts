/** Behaviour of one account. The control API can set every field. */
export interface AccountOptions {
  business_name: string;
  /** Added to the items, as in accounts with tax enabled. */
  tax_percent: string;
  tax_name: string;
  /** Added at payment when the link or invoice allows it. */
  service_fee_percent: string;
  /** Offered at checkout when the link allows a tip. */
  tip_percentages: number[];
  /** Offered at checkout: payment in another currency at this rate. */
  conversion: { currency: string; rate: string } | null;
  /** `minimal` sends only the members that all observed payloads have. */
  webhook_casing: 'camel' | 'snake' | 'minimal';
  webhook_timeout_ms: number;
  /** Milliseconds before the second, third, ... attempt. */
  retry_schedule_ms: number[];
  /** Milliseconds for which a new object is missing from lists and search. */
  lookup_lag_ms: number;
  /** Milliseconds for which a new charge answers 404 and is missing from lists. */
  charge_lag_ms: number;
  max_items: number;
  /** False allows concurrent payments beyond `payment_expiry_limit`. */
  enforce_expiry_limit: boolean;
  duplicate_customers: 'refuse' | 'allow';
  /**
   * `exact` finds a customer only by the stored letter case of the e-mail. Duplicates are refused in any letter case.
   */
  email_filter: 'any_case' | 'exact';
  unique_invoice_numbers: boolean;
  /** `accepted`: a refund is answered 200, and the charge shows it only after the control API settles it. */
  refunds: 'at_once' | 'accepted';
  /** Form of the addresses in `next` and `previous`. */
  next_form: NextForm;
  /**
   * Seconds by which this account's clock is ahead of the machine's (negative: behind). It dates objects and
   * webhooks.
   */
  clock_skew_seconds: number;
  /** Fields that `search` of links and invoices examines. */
  search_fields: ('title' | 'note')[];
  list_order: 'newest_first' | 'oldest_first';
  /** Whether lists contain the total number of rows. */
  list_count: 'given' | 'missing';
  /** `early`: lists declare their first page the last. `again`: the page after each page is the first. */
  list_end: 'reached' | 'early' | 'again';
  /** Maximum number of rows on a page, also when the caller requests more. */
  max_page_size: number;
  /** `ignored` answers rows of every status, for any request. */
  status_filter: 'applied' | 'ignored';
  /** Whether the amount of an item is for one unit or for the whole line. */
  item_amount: 'per_unit' | 'per_line';
  /** False makes links that can be paid repeatedly, with any requested limit. */
  keep_expiry_limit: boolean;
  /** Longer texts are truncated silently. */
  title_length: number;
  note_length: number;
  /** Status of the answer for a link or invoice that does not exist. */
  unknown_id_status: 404 | 400;
  /** URL scheme of the payment pages. */
  payment_url_scheme: 'as_served' | 'https';
  /** Answers 429 above this many calls within a second, with `Retry-After` when seconds are given. */
  rate_limit: { calls_per_second: number; retry_after_seconds: number | null } | null;
}

export const NEXT_FORMS = ['full', 'relative', 'query_only', 'other_port', 'inner_host', 'other_scheme'] as const;
export type NextForm = (typeof NEXT_FORMS)[number];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export function defaultOptions(): AccountOptions {
  return {
    business_name: 'Palm Street Studio',
    tax_percent: '0',
    tax_name: 'VAT',
    service_fee_percent: '0',
    tip_percentages: [5, 10, 15],
    conversion: null,
    webhook_casing: 'camel',
    webhook_timeout_ms: 15 * SECOND,
    retry_schedule_ms: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR],
    lookup_lag_ms: 0,
    charge_lag_ms: 0,
    max_items: 50,
    enforce_expiry_limit: true,
    duplicate_customers: 'refuse',
    email_filter: 'any_case',
    unique_invoice_numbers: false,
    refunds: 'at_once',
    next_form: 'full',
    clock_skew_seconds: 0,
    search_fields: ['title'],
    list_order: 'newest_first',
    list_count: 'given',
    list_end: 'reached',
    max_page_size: 100,
    status_filter: 'applied',
    item_amount: 'per_unit',
    keep_expiry_limit: true,
    title_length: 50,
    note_length: 280,
    unknown_id_status: 404,
    payment_url_scheme: 'as_served',
    rate_limit: null,
  };
}
