import type { Money } from '@remit/money';

export const LINK_STATUSES = ['enabled', 'disabled', 'expired'] as const;

/** A payment link at Nomod. A link never shows that it was paid: its charges do. */
export interface GatewayLink extends Money {
  id: string;
  referenceId: string | null;
  title: string | null;
  note: string | null;
  url: string;
  /** `unknown` stands for an undocumented value. Never treat it as paid or failed. */
  status: (typeof LINK_STATUSES)[number] | 'unknown';
  /** Number of payments after which the link expires; null means no limit. */
  paymentExpiryLimit: number | null;
}

export const INVOICE_STATUSES = ['scheduled', 'unpaid', 'overdue', 'paid', 'cancelled'] as const;

/**
 * An invoice at Nomod. Search results lack `referenceId`, `code`, `customerId` and perhaps `note` (null then). Read
 * the invoice by its id to get them.
 */
export interface GatewayInvoice extends Money {
  id: string;
  referenceId: string | null;
  code: string | null;
  invoiceNumber: string | null;
  title: string | null;
  note: string | null;
  url: string;
  /** Creation time by Nomod's clock; null when it is not stated. */
  created: Date | null;
  /** `unknown` stands for an undocumented value. Never treat it as paid or failed. */
  status: (typeof INVOICE_STATUSES)[number] | 'unknown';
  customerId: string | null;
  /** What the invoice page shows beside the amount. */
  page: GatewayPageDetails;
}

/** Null: Nomod does not show it, or not in a known form. */
export interface GatewayPageDetails {
  /** `YYYY-MM-DD`. */
  dueDate: string | null;
  note: string | null;
  /** First and last name. */
  customerName: string | null;
  customerEmail: string | null;
}

export interface GatewayCustomer {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
}
