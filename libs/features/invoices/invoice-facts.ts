import { AttentionNeeded, AttentionResolved, InvoiceAmountChanged, InvoicePaymentRecorded } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import type { Invoice } from './invoice.entity';
import type { ReceivedPayment } from './ledger/postings';

/** A payment was booked on the invoice or taken back. The figures are those after the booking. */
export function paymentRecorded(invoice: Invoice, paymentId: string): InvoicePaymentRecorded {
  return new InvoicePaymentRecorded({
    invoice_id: invoice.id,
    payment_id: paymentId,
    currency: invoice.currency,
    payment_status: invoice.paymentStatus,
    amount_paid_minor: invoice.amountPaidMinor.toString(),
    amount_remaining_minor: invoice.amountRemainingMinor.toString(),
    refunded_amount_minor: invoice.refundedMinor.toString(),
  });
}

/** The remaining amount changed by something other than the invoice's own link, so a live link asks a wrong amount. */
export function amountChanged(invoice: Invoice): InvoiceAmountChanged {
  return new InvoiceAmountChanged({
    invoice_id: invoice.id,
    currency: invoice.currency,
    amount_remaining_minor: invoice.amountRemainingMinor.toString(),
  });
}

const summaries = {
  payment_after_void: 'Money was received for a void invoice. Remit recorded it; the invoice stays void. Refund it.',
  payment_not_applied:
    'Money was received that does not match its invoice. Remit recorded it, but does not count it as paid.',
  overpaid: 'More was received than the invoice is owed. Remit recorded the excess. Refund it.',
} as const;

export type AttentionKind = keyof typeof summaries;

/** A payment that does not match its invoice, with the data of both sides as evidence. */
export function attentionNeeded(kind: AttentionKind, invoice: Invoice, payment: ReceivedPayment): AttentionNeeded {
  return new AttentionNeeded({
    key: keyOf(kind, invoice.id, payment.paymentId),
    kind,
    summary: summaries[kind],
    invoice_id: invoice.id,
    payment_id: payment.paymentId,
    charge_id: payment.chargeId,
    ours: {
      invoice_status: invoice.status,
      currency: invoice.currency,
      amount_due: formatMoney(invoice.amountDueMinor, invoice.currency),
      amount_paid: formatMoney(invoice.amountPaidMinor, invoice.currency),
      overpaid_amount: formatMoney(invoice.overpaidMinor, invoice.currency),
      voided_at: invoice.voidedAt?.toISOString() ?? null,
    },
    nomods: {
      charge_id: payment.chargeId,
      currency: payment.currency,
      amount: formatMoney(payment.amountMinor, payment.currency),
      extras: formatMoney(payment.extrasMinor, payment.currency),
      paid_at: payment.paidAt.toISOString(),
    },
  });
}

/** Resolves a row in Needs attention after a refund or a correction. */
export function attentionResolved(kind: AttentionKind, invoiceId: string, paymentId: string): AttentionResolved {
  return new AttentionResolved({ key: keyOf(kind, invoiceId, paymentId) });
}

/** The kind for a payment that was not applied to its invoice. */
export const unappliedKind = ({ status }: Pick<Invoice, 'status'>): AttentionKind =>
  status === 'voided' ? 'payment_after_void' : 'payment_not_applied';

/** An overpayment concerns the invoice as a whole; an unapplied amount concerns its payment. */
function keyOf(kind: AttentionKind, invoiceId: string, paymentId: string): string {
  return `${kind}:${kind === 'overpaid' ? invoiceId : paymentId}`;
}
