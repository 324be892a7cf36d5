import { entriesOf, type Posting } from './posting';

/** The customer owes what the invoice asks. */
export function postInvoiceFinalized(invoice: {
  id: string;
  currency: string;
  amountDueMinor: bigint;
  finalizedAt: Date;
}): Posting {
  return {
    kind: 'invoice_finalized',
    sourceKey: `finalize:${invoice.id}`,
    invoiceId: invoice.id,
    paymentId: null,
    chargeId: null,
    currency: invoice.currency,
    occurredAt: invoice.finalizedAt,
    entries: entriesOf(['receivable', invoice.amountDueMinor], ['billed', -invoice.amountDueMinor]),
  };
}
