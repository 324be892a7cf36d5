import { Injectable } from '@nestjs/common';
import { Invoices } from '@remit/invoices';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';

/** Whether an invoice still holds more than it asked for, after money of it was given back. */
@Injectable()
export class InvoiceExcess {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
  ) {}

  /**
   * It does not matter which of two charges is given back: once the payments keep no more than is due, the other one paid.
   * @param changed a payment of the invoice as it stands now, whose refund is not saved yet.
   * @returns the charges that came in beside a payment and are no excess any more.
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
