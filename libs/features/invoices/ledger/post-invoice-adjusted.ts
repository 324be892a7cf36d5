import { entriesOf, type Posting } from './posting';

/**
 * What an open invoice asks has changed.
 * @param version the invoice's version after the change: names this change among the invoice's others.
 */
export function postInvoiceAdjusted(
  invoice: { id: string; currency: string; version: number; updatedAt: Date },
  dueBeforeMinor: bigint,
  dueAfterMinor: bigint,
): Posting {
  const change = dueAfterMinor - dueBeforeMinor;
  return {
    kind: 'invoice_adjusted',
    sourceKey: `adjust:${invoice.id}:${invoice.version}`,
    invoiceId: invoice.id,
    paymentId: null,
    chargeId: null,
    currency: invoice.currency,
    occurredAt: invoice.updatedAt,
    entries: entriesOf(['receivable', change], ['billed', -change]),
  };
}
