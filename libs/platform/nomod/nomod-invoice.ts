import type { Answer } from './answer';

const STATUSES = ['scheduled', 'unpaid', 'overdue', 'paid', 'cancelled'] as const;

/**
 * An invoice as Nomod has it. Rows found by a search leave out `referenceId`, `code`, `customerId` and perhaps `note`
 * (null then); read the invoice by its id to have them.
 */
export interface NomodInvoice {
  id: string;
  referenceId: string | null;
  code: string | null;
  invoiceNumber: string | null;
  title: string | null;
  note: string | null;
  url: string;
  /** When Nomod made it, by Nomod's clock; null when it does not say. */
  created: Date | null;
  amountMinor: bigint;
  currency: string;
  /** `unknown` stands for a value Nomod has not documented; never treat it as paid or failed. */
  status: (typeof STATUSES)[number] | 'unknown';
  customerId: string | null;
  /** What the page says beside the amount. */
  page: NomodPageDetails;
}

/** Null is what Nomod does not show, or not in a form that is known. */
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
