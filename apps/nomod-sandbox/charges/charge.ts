import type { customerSummary } from '../customers/customer';
import type { Oddity } from '../oddities/oddity';

export const CHARGE_STATUSES = [
  'created',
  'authorised',
  'paid',
  'failed',
  'cancelled',
  'refunded',
  'partially_refunded',
  'disputed',
] as const;
export type ChargeStatus = (typeof CHARGE_STATUSES)[number];

export const CHARGE_TYPES = ['charge', 'checkout', 'collectcampaign', 'collectquickpay', 'invoice', 'link'] as const;
export type ChargeType = (typeof CHARGE_TYPES)[number];

export interface ChargeItem {
  name: string;
  amount: string;
  total_amount: string;
  quantity: number;
  product: string;
  sku: string | null;
}

export interface Payer {
  first_name: string;
  last_name: string;
  email: string;
  phone_number: string;
}

export interface ChargeEvent {
  created: string;
  type: string;
  message: string;
  user: null;
}

export interface Charge {
  /** Nomod has deleted the charge. */
  deleted?: boolean;
  created_ms: number;
  /** Only the list filter uses it. Nomod documents no such member of a charge, nor one that names its invoice. */
  type: ChargeType;
  link_id: string | null;
  invoice_id: string | null;
  customer_id: string | null;
  /** Refunds that were accepted but are not shown yet, as decimal strings. */
  accepted_refunds?: string[];
  oddities?: Oddity[];
  body: {
    id: string;
    reference_id: number;
    created: string;
    status: ChargeStatus;
    total: string;
    refund_total: string;
    currency: string;
    original_total: string | null;
    original_currency: string | null;
    dcc_exchange_rate: string;
    dcc_intent: string | null;
    discount: string;
    discount_percentage: number | null;
    service_fee: string | null;
    service_fee_percentage: string | null;
    tip: string;
    tip_percentage: number | null;
    tax: string;
    items: ChargeItem[];
    note: string;
    payment_method: string;
    payment_capture_source: string;
    source: Record<string, unknown>;
    user: { id: string; first_name: string; last_name: string };
    view_count: number;
    error: string;
    custom_fields: { name: string; answer: string }[];
    shipping_address: string | null;
    refunds: { created: string; amount: string }[];
    events: ChargeEvent[];
    link: { id: string; reference_id: string; status: string; type: string } | null;
    customer: ReturnType<typeof customerSummary> | null;
    customer_info: Payer | null;
    settlement_currency: string;
    fee: string;
    fx_fee: string;
    fee_tax: string;
    net: string;
    network_cost: { currency: string; amount: string } | null;
    icon_url: string | null;
    success_url: string | null;
    failure_url: string | null;
  };
}
