import { type EventSubscriber, PaymentLinkPaid, type Recorded, Subscriber } from '@remit/domain-events';
import { ChargeRecorder } from '../charges/charge-recorder';

@Subscriber({ to: PaymentLinkPaid, as: 'settle-payment-when-payment-link-paid' })
export class SettlePaymentWhenPaymentLinkPaid implements EventSubscriber<PaymentLinkPaid> {
  readonly runsInGroups = true;

  constructor(private readonly recorder: ChargeRecorder) {}

  async handle({ payload }: Recorded<PaymentLinkPaid>): Promise<void> {
    await this.recorder.record(payload.payment_id, payload.charge);
  }
}
