export const invoiceStatuses = ['draft', 'finalized', 'voided'] as const;

export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** Every way an invoice's status can move. */
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
