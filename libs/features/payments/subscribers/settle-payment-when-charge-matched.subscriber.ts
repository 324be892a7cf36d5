import { newId } from '@remit/database';
import { ChargeMatched, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { ChargeRecorder } from '../charges/charge-recorder';
import { ChargeRepository } from '../charges/charge.repository';
import { matchedPayment } from '../charges/external-payment';
import { PaymentRepository } from '../payment.repository';

/**
 * Books a charge that a person matched to an invoice. The charge becomes a payment of its own, unless it found its
 * payment in the meantime.
 */
@Subscriber({ to: ChargeMatched, as: 'settle-payment-when-charge-matched' })
export class SettlePaymentWhenChargeMatched implements EventSubscriber<ChargeMatched> {
  constructor(
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly recorder: ChargeRecorder,
  ) {}

  async handle({ payload }: Recorded<ChargeMatched>): Promise<void> {
    const invoice = await this.invoices.lockForUpdate(payload.invoice_id);
    const known = await this.charges.findById(payload.charge.charge_id);
    if (known) {
      await this.recorder.recordById(known.paymentId, payload.charge);
      return;
    }
    const payment = matchedPayment(newId('pay'), invoice, payload);
    this.payments.insert(payment);
    await this.recorder.record(payment, payload.charge);
  }
}
