import { Injectable } from '@nestjs/common';
import { Invoices } from '@remit/invoices';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';

/** Tells whether an invoice still holds more than its amount after a refund. */
@Injectable()
export class InvoiceExcess {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
  ) {}

  /**
   * Either of two charges may be refunded. Once the payments keep no more than is due, the other charge paid the
   * invoice.
   * @param changed a payment of the invoice in its current state, whose refund is not saved yet
   * @returns the charges that came in beside a payment and are no longer an excess
   */
  async noLongerPaidTwice(changed: Payment): Promise<string[]> {
    const paid = await this.payments.findPaid(changed.invoiceId);
    const now = paid.map((payment) => (payment.id === changed.id ? changed : payment));
    const beside = now.filter(({ paymentMethodType }) => paymentMethodType === 'card');
    if (beside.length === 0 || now.length < 2) return [];
    const invoice = await this.invoices.get(changed.invoiceId);
    const kept = now
      .filter(({ currency }) => currency === invoice.currency)
      .reduce((sum, payment) => sum + payment.keptMinor, 0n);
    const due = invoice.status === 'voided' ? 0n : invoice.amountDueMinor;
    return kept > due ? [] : beside.flatMap(({ gatewayPaymentId }) => gatewayPaymentId ?? []);
  }
}
