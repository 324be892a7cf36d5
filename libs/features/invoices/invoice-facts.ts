import { InvoiceAmountChanged, InvoicePaymentRecorded } from '@remit/domain-events';
import type { Invoice } from './invoice.entity';

/** Money was booked on the invoice, or moved back; the figures are those after it. */
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

/** Something else than the invoice's own link changed what remains: a live link asks the wrong amount now. */
export function amountChanged(invoice: Invoice): InvoiceAmountChanged {
  return new InvoiceAmountChanged({
    invoice_id: invoice.id,
    currency: invoice.currency,
    amount_remaining_minor: invoice.amountRemainingMinor.toString(),
  });
}
