import type { Answer } from './answer';

const STATUSES = ['scheduled', 'unpaid', 'overdue', 'paid', 'cancelled'] as const;

/**
 * An invoice at Nomod. Search results lack `referenceId`, `code`, `customerId` and perhaps `note` (null then). Read
 * the invoice by its id to get them.
 */
export interface NomodInvoice {
  id: string;
  referenceId: string | null;
  code: string | null;
  invoiceNumber: string | null;
  title: string | null;
  note: string | null;
  url: string;
  /** Creation time by Nomod's clock; null when it is not stated. */
  created: Date | null;
  amountMinor: bigint;
  currency: string;
  /** `unknown` stands for an undocumented value. Never treat it as paid or failed. */
  status: (typeof STATUSES)[number] | 'unknown';
  customerId: string | null;
  /** What the invoice page shows beside the amount. */
  page: NomodPageDetails;
}

/** Null: Nomod does not show it, or not in a known form. */
export interface NomodPageDetails {
  /** `YYYY-MM-DD`. */
  dueDate: string | null;
  note: string | null;
  /** First and last name. */
  customerName: string | null;
  customerEmail: string | null;
}

export function readInvoice(answer: Answer): NomodInvoice {
  const currency = answer.currency('currency');
  const status = answer.text('status');
  return {
    id: answer.text('id'),
    referenceId: answer.textDetail('reference_id'),
    code: answer.textDetail('code'),
    invoiceNumber: answer.optionalText('invoice_number'),
    title: answer.optionalText('title'),
    note: answer.textDetail('note'),
    url: answer.paymentUrl('url'),
    created: answer.timeDetail('created'),
    amountMinor: answer.money('amount', currency),
    currency,
    status: STATUSES.find((known) => known === status) ?? 'unknown',
    customerId: answer.optionalId('customer'),
    page: pageDetails(answer),
  };
}

function pageDetails(answer: Answer): NomodPageDetails {
  const customer = answer.childDetail('customer');
  const names = [customer?.textDetail('first_name'), customer?.textDetail('last_name')].filter(Boolean);
  return {
    dueDate: /^\d{4}-\d{2}-\d{2}/.exec(answer.textDetail('due_date') ?? '')?.[0] ?? null,
    note: answer.textDetail('note') ?? (answer.has('note') ? null : ''),
    customerName: names.join(' ') || null,
    customerEmail: customer?.textDetail('email') ?? null,
  };
}
