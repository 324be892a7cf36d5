import { InvoiceAmountChanged, InvoicePaymentRecorded } from '@remit/domain-events';
import type { Invoice } from './invoice.entity';

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
