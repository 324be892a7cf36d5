export interface PaymentAnswer {
  id: string;
  destination_id: string;
  payment_status: string;
  payment_url: string | null;
  payment_method_type: string;
  amount: string;
  captured_amount: string;
  extras_amount: string;
  refunded_amount: string;
  currency: string;
  gateway_tracking_id: string | null;
  gateway_payment_id: string | null;
  disputed: boolean;
  error_code: string | null;
  attempts: object[];
  refunds: { state: string; amount: string }[];
}

export interface InvoiceAnswer {
  id: string;
  customer_id: string;
  customer: { email: string | null } | null;
  due_date: string | null;
  currency: string;
  invoice_status: string;
  payment_status: string;
  amount_due: string;
  amount_paid: string;
  amount_remaining: string;
  refunded_amount: string;
  overpaid_amount: string | null;
}

export interface SandboxCharge {
  id: string;
  status: string;
  currency: string;
  total: string;
  refund_total: string;
  original_total: string | null;
  original_currency: string | null;
}

export interface AuditAnswer {
  ok: boolean;
  invariants: { name: string; ok: boolean; violations: string[] }[];
  totals: Record<string, Record<'paid' | 'refunded' | 'extras' | 'unapplied' | 'outstanding', string>>;
}

export interface AttentionRow {
  id: string;
  kind: string;
  invoice_id: string | null;
  payment_id: string | null;
  charge_id: string | null;
  actions: string[];
}
