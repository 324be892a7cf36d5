/** How one account behaves; every field can be set by the control API. */
export interface AccountOptions {
  business_name: string;
  /** Added on top of items, as accounts with tax switched on do. */
  tax_percent: string;
  tax_name: string;
  /** Added at payment when the link or invoice allows it. */
  service_fee_percent: string;
  /** Offered at checkout when the link allows a tip. */
  tip_percentages: number[];
  /** Offered at checkout: pay in another currency at this rate. */
  conversion: { currency: string; rate: string } | null;
  /** `minimal` sends only the members that every observed payload has. */
  webhook_casing: 'camel' | 'snake' | 'minimal';
  webhook_timeout_ms: number;
  /** Wait before the second, third, ... attempt. */
  retry_schedule_ms: number[];
  /** How long a new object stays invisible to lists and search. */
  lookup_lag_ms: number;
  /** How long a new charge answers 404 and is missing from lists. */
  charge_lag_ms: number;
  max_items: number;
  /** False lets payers race past `payment_expiry_limit`. */
  enforce_expiry_limit: boolean;
  duplicate_customers: 'refuse' | 'allow';
  /** `exact` finds a customer by e-mail in the stored letter case only; duplicates are refused in any case. */
  email_filter: 'any_case' | 'exact';
  unique_invoice_numbers: boolean;
  /** `accepted`: a refund is answered 200 and shows only once the control API settles it. */
  refunds: 'at_once' | 'accepted';
  /** How `next` and `previous` name a page. */
  next_form: NextForm;
  /** How far this account's clock is ahead of the machine's, or behind; it dates objects and webhooks. */
  clock_skew_seconds: number;
  /** What `search` of links and invoices looks at. */
  search_fields: ('title' | 'note')[];
  list_order: 'newest_first' | 'oldest_first';
  /** Whether lists say how many rows there are. */
  list_count: 'given' | 'missing';
  /** `early`: lists say on their first page that it is the last. `again`: the page after each is the first. */
  list_end: 'reached' | 'early' | 'again';
  /** More rows than this are never on one page, whatever is asked for. */
  max_page_size: number;
  /** `ignored` answers rows of every status whatever is asked for. */
  status_filter: 'applied' | 'ignored';
  /** Whether the amount of an item is for one of it, or for all of the line. */
  item_amount: 'per_unit' | 'per_line';
  /** False makes links that can be paid again whatever limit is asked for. */
  keep_expiry_limit: boolean;
  /** Longer texts are cut without a word. */
  title_length: number;
  note_length: number;
  /** How a link or invoice that does not exist is answered. */
  unknown_id_status: 404 | 400;
  /** Of the addresses of pay pages. */
  payment_url_scheme: 'as_served' | 'https';
  /** Above so many calls within a second it answers 429; with `Retry-After` when seconds are given. */
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
