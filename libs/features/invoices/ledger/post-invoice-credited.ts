import { entriesOf, type Posting } from './posting';

/** A credit note takes back a part of what was billed, and with it what is owed. */
export function postInvoiceCredited(note: {
  id: string;
  invoiceId: string;
  currency: string;
  amountMinor: bigint;
  createdAt: Date;
}): Posting {
  return {
    kind: 'invoice_credited',
    sourceKey: `credit:${note.id}`,
    invoiceId: note.invoiceId,
    paymentId: null,
    chargeId: null,
    currency: note.currency,
    occurredAt: note.createdAt,
    entries: entriesOf(['billed', note.amountMinor], ['receivable', -note.amountMinor]),
  };
}
