export const invoiceStatuses = ['draft', 'finalized', 'voided'] as const;

export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** All allowed status transitions. */
export const invoiceTransitions: Readonly<Record<InvoiceStatus, readonly InvoiceStatus[]>> = {
  draft: ['finalized', 'voided'],
  finalized: ['voided'],
  voided: [],
};

export const invoicePaymentStatuses = [
  'pending',
  'succeeded',
  'overpaid',
  'partially_refunded',
  'refunded',
  'voided',
] as const;

export type InvoicePaymentStatus = (typeof invoicePaymentStatuses)[number];

/** The month in the invoice number, in UTC: `202608`. */
export function numberingMonth(at: Date): string {
  return at.toISOString().slice(0, 7).replace('-', '');
}

/** `CN-202608-00001`. */
export function creditNoteNumber(month: string, sequence: number): string {
  return numbered('CN', month, sequence);
}

/** `INV-202608-00001`. */
export function invoiceNumber(month: string, sequence: number): string {
  return numbered('INV', month, sequence);
}

function numbered(kind: string, month: string, sequence: number): string {
  return `${kind}-${month}-${String(sequence).padStart(5, '0')}`;
}

/** Days after finalization at which an invoice without a due date is due. */
const DEFAULT_DUE_DAYS = 30;

const DAY_MS = 86_400_000;

interface Dated {
  readonly dueDate: string | null;
  readonly finalizedAt: Date | null;
  readonly createdAt: Date;
}

/**
 * The last day for payment, `YYYY-MM-DD`. An invoice without one gets a computed day in UTC: a draft, or an invoice
 * finalized before due dates were assigned at finalize.
 */
export function lastDayOf({ dueDate, finalizedAt, createdAt }: Dated): string {
  if (dueDate !== null) return dueDate;
  const from = finalizedAt ?? createdAt;
  return new Date(from.getTime() + DEFAULT_DUE_DAYS * DAY_MS).toISOString().slice(0, 10);
}
