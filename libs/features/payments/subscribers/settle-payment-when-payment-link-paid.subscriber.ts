import { type EventSubscriber, PaymentLinkPaid, type Recorded, Subscriber } from '@remit/domain-events';
import { ChargeRecorder } from '../charges/charge-recorder';

@Subscriber({ to: PaymentLinkPaid, as: 'settle-payment-when-payment-link-paid' })
export class SettlePaymentWhenPaymentLinkPaid implements EventSubscriber<PaymentLinkPaid> {
  readonly runsInGroups = true;
  readonly joins = true;

  constructor(private readonly recorder: ChargeRecorder) {}

  async handle({ payload }: Recorded<PaymentLinkPaid>): Promise<void> {
    await this.recorder.record({ id: payload.payment_id, invoiceId: payload.invoice_id }, payload.charge);
  }
}
