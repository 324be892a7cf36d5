import { entriesOf, type Posting } from './posting';

/** What was still owed is owed no longer. */
export function postInvoiceVoided(
  invoice: { id: string; currency: string; voidedAt: Date },
  remainingMinor: bigint,
): Posting {
  return {
    kind: 'invoice_voided',
    sourceKey: `void:${invoice.id}`,
    invoiceId: invoice.id,
    paymentId: null,
    chargeId: null,
    currency: invoice.currency,
    occurredAt: invoice.voidedAt,
    entries: entriesOf(['billed', remainingMinor], ['receivable', -remainingMinor]),
  };
}
