import { newId } from '@remit/database';
import { type EventSubscriber, NomodInvoicePaid, type Recorded, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { AccountCharges } from '../charges/account-charges';
import { ChargeRecorder } from '../charges/charge-recorder';
import { ChargeRepository } from '../charges/charge.repository';
import { syncedInvoicePayment } from '../charges/external-payment';
import { PaymentRepository } from '../payment.repository';

/**
 * Books the payment of a synced invoice at Nomod. It settles the payment that handed out the URL of the invoice, or
 * makes a new one; never both.
 */
@Subscriber({ to: NomodInvoicePaid, as: 'settle-payment-when-nomod-invoice-paid' })
export class SettlePaymentWhenNomodInvoicePaid implements EventSubscriber<NomodInvoicePaid> {
  constructor(
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly account: AccountCharges,
    private readonly recorder: ChargeRecorder,
  ) {}

  async handle({ payload }: Recorded<NomodInvoicePaid>): Promise<void> {
    const invoice = await this.invoices.lockForUpdate(payload.invoice_id);
    const known = await this.charges.findById(payload.charge.charge_id);
    const handedOut = known
      ? await this.payments.lockById(known.paymentId)
      : await this.payments.findByTracking(payload.nomod_invoice_id);
    if (handedOut) {
      await this.recorder.record(handedOut, payload.charge);
      return;
    }
    const payment = syncedInvoicePayment(newId('pay'), invoice, payload);
    if (!(await this.account.take({ ...payment, id: null }, payload.charge))) return;
    this.payments.insert(payment);
    await this.recorder.record(payment, payload.charge);
  }
}
