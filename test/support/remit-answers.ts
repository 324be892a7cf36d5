/** The parts of Remit's HTTP answers that end-to-end tests read. */

export interface TenantAnswer {
  readonly id: string;
  readonly name: string;
  readonly environments: readonly { readonly id: string; readonly type: string; readonly api_key: string }[];
}

export interface ConnectionAnswer {
  readonly id: string;
  readonly status: string;
  readonly webhook_url: string;
}

export interface InvoiceAnswer {
  readonly customer_id: string;
  readonly id: string;
  readonly invoice_number: string | null;
  readonly invoice_status: string;
  readonly payment_status: string;
  readonly currency: string;
  readonly amount_due: string;
  readonly amount_paid: string;
  readonly amount_remaining: string;
  readonly overpaid_amount: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface PaymentAnswer {
  readonly id: string;
  readonly payment_status: string;
  readonly payment_url: string | null;
  readonly link_state: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly captured_amount: string;
  readonly gateway_tracking_id: string | null;
  readonly gateway_payment_id: string | null;
  readonly destination_id: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly attempts: readonly { readonly attempt_number: number; readonly error_message: string | null }[];
  readonly error_code: string | null;
}

/** A payment whose link can be paid. */
export type LinkPayment = PaymentAnswer & { readonly payment_url: string; readonly gateway_tracking_id: string };

export interface DeliveryAnswer {
  readonly id: string;
  readonly result: string;
  readonly result_note: string | null;
  readonly attempts: number;
  readonly charge_id: string | null;
  readonly event_type: string | null;
  readonly payment_id: string | null;
}

export interface AttentionAnswer {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly invoice_id: string | null;
  readonly payment_id: string | null;
  readonly charge_id: string | null;
  readonly evidence: { readonly ours: object; readonly nomods: object };
}

export interface TimelineAnswer {
  readonly items: readonly { readonly type: string }[];
}

export interface ListAnswer<T> {
  readonly items: readonly T[];
  readonly pagination: { readonly total: number };
}

export interface AuditAnswer {
  readonly ok: boolean;
  readonly invariants: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly violations: readonly unknown[];
  }[];
  readonly totals: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface StatusAnswer {
  readonly settled: boolean;
  readonly backlog: { readonly jobs: number; readonly webhooks: number };
}

export interface ErrorAnswer {
  readonly success: boolean;
  readonly code: string;
  readonly message: string;
  readonly http_status_code: number;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly error: Readonly<Record<string, unknown>> & { readonly hint: string; readonly param: string | null };
}
